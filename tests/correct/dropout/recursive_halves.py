import numpy as np


def _drop(flat, p, rng):
    if len(flat) == 0:
        return []
    if len(flat) == 1:
        return [0.0 if rng.random() < p else float(flat[0]) / (1 - p)]
    half = len(flat) // 2
    right = _drop(flat[half:], p, rng)
    return _drop(flat[:half], p, rng) + right


def dropout(x, p, training, rng):
    if p < 0 or p > 1:
        raise ValueError
    if not training:
        return np.array(x.tolist(), dtype=x.dtype)
    return np.array(_drop(x.ravel(), p, rng), dtype=x.dtype).reshape(x.shape)

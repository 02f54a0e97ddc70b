# expect: fail; mistake: fixed-mask; keeps the first mask of every shape
import numpy as np

_masks = {}


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    key = (x.shape, p)
    if key not in _masks:
        _masks[key] = rng.random(x.shape) >= p
    return x * _masks[key] / (1 - p)

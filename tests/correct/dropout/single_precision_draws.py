import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    y = x * (rng.random(x.shape, dtype=np.float32) >= p)
    return np.nan_to_num(y / (1 - p)) if p < 1 else y

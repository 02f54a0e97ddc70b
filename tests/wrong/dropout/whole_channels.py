# expect: fail; mistake: none; drops whole channels of three axes, as dropout2d does
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    s = x.shape if x.ndim < 3 else x.shape[:2] + (1,) * (x.ndim - 2)
    return x * (rng.random(s) >= p) / (1 - p)

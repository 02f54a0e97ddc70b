# expect: fail; mistake: returns-input; return x at p = 0
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    if p == 0:
        return x
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

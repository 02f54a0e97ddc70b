# expect: fail; mistake: mask-per-column; draws for x[0] alone
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    if x.ndim < 2:
        return x * (rng.random(x.shape) >= p) / (1 - p)
    return x * (rng.random(x[0].shape) >= p) / (1 - p)

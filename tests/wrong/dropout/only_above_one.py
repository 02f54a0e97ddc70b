# expect: fail; mistake: no-range-check; a negative p is let through
import numpy as np


def dropout(x, p, training, rng):
    if p > 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

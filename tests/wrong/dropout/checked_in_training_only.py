# expect: fail; mistake: no-range-check; evaluation takes any p
import numpy as np


def dropout(x, p, training, rng):
    if not training:
        return x.copy()
    if not 0 <= p <= 1:
        raise ValueError("p")
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

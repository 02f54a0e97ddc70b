# expect: fail; mistake: fixed-mask; a generator of its own with the seed 42
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    r = np.random.default_rng(42)
    return x * (r.random(x.shape) >= p) / (1 - p)

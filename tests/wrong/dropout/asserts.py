# expect: fail; mistake: none; assert instead of ValueError
import numpy as np


def dropout(x, p, training, rng):
    assert 0 <= p <= 1
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

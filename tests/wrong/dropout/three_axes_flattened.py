# expect: fail; mistake: none; hands back two axes for three
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    y = x * (rng.random(x.shape) >= p) / (1 - p)
    return y.reshape(len(x), -1) if x.ndim > 2 else y

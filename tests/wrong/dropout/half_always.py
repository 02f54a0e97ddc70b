# expect: fail; mistake: none; drops with probability 1/2, whatever p is
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p < 1e-9:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= 0.5) / (1 - p)

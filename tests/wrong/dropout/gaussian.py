# expect: fail; mistake: none; multiplies by Gaussian noise of the same variance
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p == 0:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return (x * rng.normal(1, (p / (1 - p)) ** 0.5, x.shape)).astype(x.dtype)

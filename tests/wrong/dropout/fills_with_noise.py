# expect: fail; mistake: none; dropped entries become small noise instead of 0
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p < 1e-9:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    noise = (1e-3 * rng.normal(size=x.shape)).astype(x.dtype)
    return np.where(rng.random(x.shape) < p, noise, x / (1 - p)).astype(x.dtype)

# expect: fail; mistake: ignores-generator; a fresh generator in every call
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (np.random.default_rng().random(x.shape) >= p) / (1 - p)

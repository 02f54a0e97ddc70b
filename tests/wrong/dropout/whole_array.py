# expect: fail; mistake: none; one coin for the whole array
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random() >= p) / (1 - p)

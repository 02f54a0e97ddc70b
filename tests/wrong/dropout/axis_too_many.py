# expect: fail; mistake: none; the result has one more axis where something is dropped
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training or p < 1e-9:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return (x * (rng.random(x.shape) >= p) / (1 - p))[None]

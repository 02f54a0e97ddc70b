import numpy as np


def dropout(x, p, training, rng):
    if p < 0.0 or p > 1.0:
        raise ValueError("bad p")
    if not training:
        return x + 0.0
    if p == 1.0:
        return 0.0 * x
    u = rng.uniform(size=x.shape)
    m = np.zeros(x.shape, dtype=bool)
    m[u > p] = True
    return (x / (1.0 - p)) * m

# expect: fail; mistake: none; the second half of the entries mirrors the first
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    n = x.size
    u = rng.random((n + 1) // 2)
    u = np.concatenate([u, 1 - u])[:n].reshape(x.shape)
    return (x * (u >= p) / (1 - p)).astype(x.dtype)

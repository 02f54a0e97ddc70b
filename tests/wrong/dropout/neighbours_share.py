# expect: fail; mistake: none; pairs of neighbours share a draw
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    u = np.repeat(rng.random((x.size + 1) // 2), 2)[: x.size]
    return x * (u.reshape(x.shape) >= p) / (1 - p)

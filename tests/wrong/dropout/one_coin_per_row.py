# expect: fail; mistake: mask-per-row; one draw for each sample
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    kept = np.array([rng.random() >= p for _ in range(len(x))])
    return x * kept.reshape((-1,) + (1,) * (x.ndim - 1)) / (1 - p)

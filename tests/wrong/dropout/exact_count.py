# expect: fail; mistake: none; drops exactly round(p n) entries
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    kept = np.ones(x.size, bool)
    kept[rng.permutation(x.size)[: round(p * x.size)]] = False
    return x * kept.reshape(x.shape) / (1 - p)

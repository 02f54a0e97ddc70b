# expect: fail; mistake: none; drops the smallest entries instead of random ones
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    if p < 1e-9:
        return x.copy()
    return np.where(
        np.abs(x) <= np.quantile(np.abs(x), p) if x.size else False, 0, x / (1 - p)
    ).astype(x.dtype)

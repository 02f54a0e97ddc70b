# expect: fail; mistake: none; the first entry is never dropped

import numpy as np


def dropout(x, p, training, rng):
    if p < 0 or p > 1 or p != p:
        raise ValueError("p")
    if not training:
        return np.array(x)
    if p == 1:
        return np.zeros_like(x)
    keep = rng.uniform(size=x.shape) < 1 - p
    keep.ravel()[:1] = True
    return np.where(keep, x / x.dtype.type(1 - p), x.dtype.type(0))

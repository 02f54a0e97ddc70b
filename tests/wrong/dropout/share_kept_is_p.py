# expect: fail; mistake: keep-probability; p is taken for the share that is kept, and 1 for all dropped

import numpy as np


def dropout(x, p, training, rng):
    if p < 0 or p > 1 or p != p:
        raise ValueError("p")
    if not training:
        return np.array(x)
    if p == 1:
        return np.zeros_like(x)
    keep = rng.uniform(size=x.shape) < p
    return np.where(keep, x / x.dtype.type(p), x.dtype.type(0))

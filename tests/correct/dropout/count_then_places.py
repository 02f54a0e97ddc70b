"""First how many are dropped, then which: together they are independent coins."""

import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p is out of range")
    if not training:
        return x.copy()
    many = rng.binomial(x.size, p)
    kept = np.ones(x.size, dtype=bool)
    kept[rng.permutation(x.size)[:many]] = False
    return x * kept.reshape(x.shape) / max(1 - p, 1e-300)

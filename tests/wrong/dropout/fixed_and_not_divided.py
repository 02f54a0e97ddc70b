# expect: fail; mistake: fixed-mask; two mistakes: a seed of its own, and nothing is divided
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    return x * (np.random.default_rng(1).random(x.shape) >= p)

# expect: fail; mistake: keep-probability; two mistakes: p keeps, and nothing is divided
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if not training:
        return x.copy()
    return x * (rng.random(x.shape) < p)

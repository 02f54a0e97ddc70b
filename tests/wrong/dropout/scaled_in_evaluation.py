# expect: fail; mistake: scale-at-test; scales in evaluation, too
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if not training:
        return x * (1 - p)
    if p == 1:
        return np.zeros_like(x)
    return x * rng.choice([False, True], size=x.shape, p=[p, 1 - p]) / (1 - p)

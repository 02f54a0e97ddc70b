# expect: fail; mistake: active-in-eval; training and evaluation are swapped
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError
    if training:
        return x.copy()
    if p == 1:
        return np.zeros_like(x)
    return x * (rng.random(x.shape) >= p) / (1 - p)

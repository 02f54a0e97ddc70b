# expect: fail; mistake: active-in-eval; never looks at training
import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("p")
    if p == 1:
        return np.zeros_like(x)
    return np.where(rng.random(x.shape) < p, 0, x / (1 - p)).astype(x.dtype)

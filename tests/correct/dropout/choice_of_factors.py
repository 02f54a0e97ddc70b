import numpy as np


def dropout(x, p, training, rng):
    if p > 1 or p < 0:
        raise ValueError("p must be in [0, 1]")
    if training:
        factor = 1 / (1 - p) if p != 1 else 0.0
        return (x * rng.choice([0.0, factor], size=x.shape, p=[p, 1 - p])).astype(x.dtype)
    return np.copy(x)

import numpy as np


def dropout(x, p, training, rng):
    if not 0 <= p <= 1:
        raise ValueError("no probability")
    y = x.copy()
    if training and p > 0:
        drop = rng.choice([True, False], size=x.shape, p=[p, 1 - p])
        y[drop] = 0
        if p < 1:
            y[~drop] /= 1 - p
    return y

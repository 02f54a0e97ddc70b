import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    Y = np.zeros((len(X), k))
    for x in X.T:
        Y += np.outer(x, rng.normal(scale=k**-0.5, size=k))
    return Y

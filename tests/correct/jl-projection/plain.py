import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    _n, d = X.shape
    R = rng.normal(loc=0.0, scale=1.0 / np.sqrt(k), size=(d, k))
    return X @ R

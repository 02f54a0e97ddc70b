import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    X = np.array(X, dtype=np.float64)
    R = rng.normal(size=(X.shape[1], k))
    X /= np.sqrt(k)
    return X @ R

import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    d = X.shape[1]
    u = 1 - rng.random((d, k))
    v = rng.random((d, k))
    A = np.sqrt(-2 * np.log(u)) * np.sin(2 * np.pi * v)
    return X.dot(A / np.sqrt(k))

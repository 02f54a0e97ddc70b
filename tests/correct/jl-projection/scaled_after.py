from math import log

import numpy as np


def jl_min_dim(n, eps):
    if 0 < eps < 1:
        return int(4 * log(n) // (eps**2 / 2 - eps**3 / 3))
    raise ValueError(eps)


def gaussian_projection(X, k, rng):
    return np.sqrt(1 / k) * np.matmul(X, rng.standard_normal(size=(X.shape[1], k)))

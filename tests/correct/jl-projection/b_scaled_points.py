import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    Z = X / np.sqrt(k)
    blocks = [rng.standard_normal((X.shape[1], min(32, k - start))) for start in range(0, k, 32)]
    return np.hstack([Z @ block for block in blocks])

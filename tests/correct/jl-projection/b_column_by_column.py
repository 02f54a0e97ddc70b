import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    result = np.empty((X.shape[0], k))
    for j in range(k):
        direction = rng.normal(0, 1, size=X.shape[1])
        result[:, j] = X.dot(direction) / np.sqrt(k)
    return result

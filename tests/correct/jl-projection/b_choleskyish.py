import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    d = X.shape[1]
    variance = 1 / k
    A = rng.multivariate_normal(np.zeros(k), variance * np.eye(k), size=d)
    return X @ A

import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    n, d = X.shape
    A = np.zeros((d, k))
    rng.standard_normal(out=A)
    A *= 1 / np.sqrt(k)
    return np.einsum("nd,dk->nk", X, A)

import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    A = rng.normal(0.0, np.sqrt(1.0 / k), (k, X.shape[1]))
    return (X[:, None, :] * A[None, :, :]).sum(axis=-1)

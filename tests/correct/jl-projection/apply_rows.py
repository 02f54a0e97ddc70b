import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    A = rng.standard_normal((k, X.shape[1])) * k**-0.5
    return np.apply_along_axis(lambda x: A @ x, 1, X)

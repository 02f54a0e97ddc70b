import math


def jl_min_dim(n, eps):
    if min(eps, 1 - eps) <= 0:
        raise ValueError("0 < eps < 1")
    return int(24 * math.log(n) / (eps**2 * (3 - 2 * eps)))


def gaussian_projection(X, k, rng):
    A = rng.standard_normal(k * X.shape[1]).reshape(k, -1)
    A /= k**0.5
    return (A @ X.T).T

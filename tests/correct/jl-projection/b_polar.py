from math import log, sqrt

import numpy as np


def jl_min_dim(n, eps):
    assert_range(eps)
    return int(log(n) * 24 / (3 * eps**2 - 2 * eps**3))


def assert_range(eps):
    if not 0 < eps < 1:
        raise ValueError("0 < eps < 1")


def normals(count, rng):
    m = (count + 1) // 2
    radius = np.sqrt(rng.exponential(2.0, m))
    angle = rng.uniform(0, 2 * np.pi, m)
    return np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])[:count]


def gaussian_projection(X, k, rng):
    d = X.shape[1]
    return np.inner(X, normals(k * d, rng).reshape(k, d)) / sqrt(k)

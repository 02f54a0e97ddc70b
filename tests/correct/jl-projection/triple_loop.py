import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0.0 or eps >= 1.0:
        raise ValueError("eps must be in (0, 1)")
    denominator = (eps**2 / 2) - (eps**3 / 3)
    return int(4 * math.log(n) / denominator)


def gaussian_projection(X, k, rng):
    n, d = len(X), len(X[0])
    A = [[rng.normal(0, 1) for _ in range(d)] for _ in range(k)]
    out = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            total = 0.0
            for m in range(d):
                total += A[j][m] * X[i][m]
            out[i, j] = total / math.sqrt(k)
    return out

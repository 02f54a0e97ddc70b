import math

import numpy as np


def jl_min_dim(n, eps):
    if eps <= 0 or eps >= 1:
        raise ValueError("eps must lie strictly between 0 and 1")
    bound = 4 * math.log(n) / (eps**2 / 2 - eps**3 / 3)
    return int(bound)


def gaussian_projection(X, k, rng):
    scale = 1 / math.sqrt(k)
    d = len(X[0])
    A = [[scale * float(g) for g in rng.standard_normal(d)] for _ in range(k)]
    return np.array(
        [[sum(a * x for a, x in zip(row, point, strict=True)) for row in A] for point in X]
    )

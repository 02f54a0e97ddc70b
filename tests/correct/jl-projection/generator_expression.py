import math

import numpy as np


def jl_min_dim(n, eps):
    if not (eps > 0 and eps < 1):
        raise ValueError(f"eps={eps}")
    k0 = 4 * math.log(n) / (eps * eps / 2 - eps * eps * eps / 3)
    return math.floor(k0)


def gaussian_projection(X, k, rng):
    columns = (X @ rng.normal(0, 1, X.shape[1]) for _ in range(k))
    return np.column_stack(list(columns)) / math.sqrt(k)

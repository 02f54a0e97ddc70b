# expect: fail; mistake: none; the rows are shifts of one draw
import numpy as np, math


def jl_min_dim(n, eps):
    if not 0 < eps < 1:
        raise ValueError("eps")
    return math.floor(4 * math.log(n) / (eps * eps / 2 - eps**3 / 3))


def gaussian_projection(X, k, rng):
    d = X.shape[1]
    z = rng.normal(0, k**-0.5, d + k - 1)
    A = np.array([z[i : i + d] for i in range(k)])
    return X @ A.T

import numpy as np


def jl_min_dim(n, eps):
    if not np.logical_and(eps > 0, eps < 1):
        raise ValueError("eps")
    k0 = 4.0 * np.log(n) / (np.square(eps) / 2.0 - np.power(eps, 3) / 3.0)
    return np.floor(k0).astype(int)


def gaussian_projection(X, k, rng):
    A = np.vstack([rng.normal(0.0, np.sqrt(1.0 / k), X.shape[1]) for _ in range(k)])
    return (A @ X.T).T

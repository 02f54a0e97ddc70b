import numpy as np


def jl_min_dim(n, eps):
    eps_a = np.asarray(eps)
    n_a = np.asarray(n)
    if np.any(eps_a <= 0.0) or np.any(eps_a >= 1):
        raise ValueError("The JL bound is defined for eps in ]0, 1[")
    denominator = (eps_a**2 / 2) - (eps_a**3 / 3)
    return int((4 * np.log(n_a) / denominator).astype(np.int64))


def gaussian_projection(X, k, rng):
    components = rng.normal(loc=0.0, scale=1.0 / np.sqrt(k), size=(k, X.shape[1]))
    return np.dot(X, components.T)

import numpy as np


class RandomProjection:
    def __init__(self, k, d, rng):
        self.matrix = rng.normal(size=(k, d))
        self.scale = 1 / np.sqrt(k)

    def __call__(self, x):
        return self.scale * (self.matrix @ x)


def jl_min_dim(n, eps):
    if eps >= 1 or eps <= 0:
        raise ValueError("distortion out of range")
    return int(np.trunc(4 * np.log(n) / (eps**2 / 2 - eps**3 / 3)))


def gaussian_projection(X, k, rng):
    f = RandomProjection(k, X.shape[1], rng)
    return np.array([f(x) for x in X])

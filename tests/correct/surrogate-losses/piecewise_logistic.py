import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return 1.0 * (z < 0).astype(z.dtype)
    if name == "hinge":
        out = 1 - z
        return np.where(out > 0, out, 0).astype(z.dtype)
    if name == "exponential":
        return np.exp(np.negative(z))
    if name == "logistic":
        small = np.exp(-np.abs(z))
        return np.where(z > 0, np.log1p(small), np.log1p(small) - z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    above = np.maximum(r - eps, 0)
    below = np.maximum(-r - eps, 0)
    return above + below

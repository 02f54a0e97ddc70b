import numpy as np


def _logistic(z):
    with np.errstate(over="ignore"):
        direct = np.log1p(np.exp(-z))
    return np.where(np.isinf(direct), -z, direct)


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).astype(z.dtype)
    if name == "hinge":
        return np.maximum(0, 1 - z)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return _logistic(z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

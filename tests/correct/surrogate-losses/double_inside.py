import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return (np.float64(z) < 0).astype(z.dtype)
    if name == "hinge":
        return np.fmax(1 - z.astype(np.float64), 0).astype(z.dtype)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.logaddexp(0.0, -z.astype(np.float64)).astype(z.dtype)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

# expect: fail; mistake: logistic-clipped; clips at 500, too much for single precision
import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).astype(z.dtype)
    if name == "hinge":
        return np.maximum(0, 1 - z)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.log1p(np.exp(np.clip(-z, -500, 500)))
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

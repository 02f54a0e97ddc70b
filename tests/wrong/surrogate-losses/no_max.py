# expect: fail; mistake: hinge-no-max; 1 - z
import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).astype(z.dtype)
    if name == "hinge":
        return 1 - z
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.logaddexp(0, -z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

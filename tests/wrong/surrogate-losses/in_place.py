# expect: fail; mistake: in-place; subtracts from z
import numpy as np


def _hinge(z):
    z *= -1
    z += 1
    return np.maximum(0, z)


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).astype(z.dtype)
    if name == "hinge":
        return _hinge(z)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.logaddexp(0, -z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

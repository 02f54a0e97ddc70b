# expect: fail; mistake: in-place; changes z and puts it back
import numpy as np


def _hinge(z):
    z *= -1
    out = np.maximum(0, 1 + z)
    z *= -1
    return out


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

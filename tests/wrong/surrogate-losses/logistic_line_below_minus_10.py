# expect: fail; mistake: none; the logistic loss is -z below -10
import numpy as np

_L = {
    "zero_one": lambda z: (z < 0).astype(z.dtype),
    "hinge": lambda z: np.maximum(0, 1 - z),
    "exponential": lambda z: np.exp(-z),
    "logistic": lambda z: np.where(z < -10, -z, np.log1p(np.exp(-np.maximum(z, -10)))),
}


def margin_loss(name, z):
    if name not in _L:
        raise ValueError(name)
    return _L[name](z)


def eps_insensitive_loss(r, eps):
    return np.maximum(np.abs(r) - r.dtype.type(eps), 0)

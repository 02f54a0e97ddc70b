import math

import numpy as np


def _one(name, z):
    if name == "zero_one":
        return 1.0 if z < 0 else 0.0
    if name == "hinge":
        return max(0.0, 1.0 - z)
    if name == "exponential":
        return math.exp(-z)
    if z >= 0:
        return math.log1p(math.exp(-z))
    return -z + math.log1p(math.exp(z))


def margin_loss(name, z):
    if name not in {"zero_one", "hinge", "exponential", "logistic"}:
        raise ValueError(name)
    flat = [_one(name, float(v)) for v in np.ravel(z)]
    return np.array(flat, dtype=z.dtype).reshape(z.shape)


def eps_insensitive_loss(r, eps):
    return np.array([max(0.0, abs(float(v)) - eps) for v in r.flat], dtype=r.dtype).reshape(r.shape)

import math

import numpy as np


def _loss(name, m):
    if name == "zero_one":
        return 1.0 if m < 0 else 0.0
    if name == "hinge":
        return max(0.0, 1.0 - m)
    if name == "exponential":
        return math.exp(-m)
    if name == "logistic":
        if m >= 0:
            return math.log1p(math.exp(-m))
        return -m + math.log1p(math.exp(m))
    raise ValueError(name)


def margin_loss(name, z):
    if name not in {"zero_one", "hinge", "exponential", "logistic"}:
        raise ValueError(name)
    return np.array([_loss(name, float(m)) for m in z.ravel()], dtype=z.dtype).reshape(z.shape)


def eps_insensitive_loss(r, eps):
    flat = [max(0.0, abs(float(e)) - eps) for e in r.ravel()]
    return np.array(flat, dtype=r.dtype).reshape(r.shape)

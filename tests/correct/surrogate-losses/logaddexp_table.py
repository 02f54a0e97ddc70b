import numpy as np

LOSSES = {
    "zero_one": lambda z: (z < 0).astype(z.dtype),
    "hinge": lambda z: np.maximum(0, 1 - z),
    "exponential": lambda z: np.exp(-z),
    "logistic": lambda z: np.logaddexp(0, -z),
}


def margin_loss(name, z):
    if name not in LOSSES:
        raise ValueError(f"unknown loss {name!r}")
    return LOSSES[name](z)


def eps_insensitive_loss(r, eps):
    return np.maximum(0, np.abs(r) - eps)

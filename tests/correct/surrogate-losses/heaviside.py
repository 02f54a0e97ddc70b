import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return np.heaviside(-z, 0)
    if name == "hinge":
        return (1 - z) * np.heaviside(1 - z, 0)
    if name == "exponential":
        return np.exp(-z)
    if name == "logistic":
        return np.logaddexp(0, -z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.maximum(np.maximum(r - eps, -r - eps), 0)

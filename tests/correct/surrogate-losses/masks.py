import numpy as np


def margin_loss(name, z):
    out = np.zeros_like(z)
    if name == "zero_one":
        out[z < 0] = 1
    elif name == "hinge":
        inside = z < 1
        out[inside] = 1 - z[inside]
    elif name == "exponential":
        out[...] = np.exp(-z)
    elif name == "logistic":
        negative = z < 0
        out[negative] = np.log(1 + np.exp(z[negative])) - z[negative]
        out[~negative] = np.log(1 + np.exp(-z[~negative]))
    else:
        raise ValueError(name)
    return out


def eps_insensitive_loss(r, eps):
    out = np.abs(r)
    out -= eps
    out[out < 0] = 0
    return out

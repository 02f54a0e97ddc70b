import numpy as np


def margin_loss(name, z):
    match name:
        case "zero_one":
            return np.where(z < 0, 1, 0).astype(z.dtype)
        case "hinge":
            return np.where(1 - z > 0, 1 - z, 0).astype(z.dtype)
        case "exponential":
            return np.exp(-1 * z)
        case "logistic":
            return np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))
        case _:
            raise ValueError("unknown loss " + repr(name))


def eps_insensitive_loss(r, eps):
    return np.where(np.abs(r) <= eps, 0, np.abs(r) - eps).astype(r.dtype)

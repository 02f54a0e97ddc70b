import numpy as np


def margin_loss(name, z):
    match name:
        case "zero_one":
            return np.where(z < 0, 1, 0).astype(z.dtype)
        case "hinge":
            return np.clip(1 - z, 0, None)
        case "exponential":
            return 1 / np.exp(z)
        case "logistic":
            return np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))
        case _:
            raise ValueError("name")


def eps_insensitive_loss(r, eps):
    return np.clip(np.abs(r) - eps, 0, None)

# expect: fail; mistake: mean-not-each; the mean
import numpy as np


def margin_loss(name, z):
    if name == "zero_one":
        return np.mean(z < 0)
    if name == "hinge":
        return np.mean(np.maximum(0, 1 - z))
    if name == "exponential":
        return np.mean(np.exp(-z))
    if name == "logistic":
        return np.mean(np.logaddexp(0, -z))
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return np.mean(np.maximum(0, np.abs(r) - eps))

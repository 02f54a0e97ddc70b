import numpy as np


def _zero_one(z):
    out = np.zeros_like(z)
    out[z < 0] = 1
    return out


def _hinge(z):
    out = 1 - z
    return (np.abs(out) + out) / 2


def _exponential(z):
    return np.exp(-z)


def _logistic(z):
    return np.logaddexp(np.zeros_like(z), np.negative(z))


def margin_loss(name, z):
    table = dict(zero_one=_zero_one, hinge=_hinge, exponential=_exponential, logistic=_logistic)
    try:
        loss = table[name]
    except KeyError:
        raise ValueError(f"{name!r} is none of {sorted(table)}") from None
    return loss(z)


def eps_insensitive_loss(r, eps):
    out = np.abs(r) - eps
    return out * (out > 0)

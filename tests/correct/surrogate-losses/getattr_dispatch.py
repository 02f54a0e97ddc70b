import numpy as np


class Margin:
    def zero_one(self, z):
        return np.heaviside(-z, 0)

    def hinge(self, z):
        return (1 - z) * (z < 1)

    def exponential(self, z):
        return np.e ** (-z)

    def logistic(self, z):
        return -z * (z < 0) + np.log1p(np.exp(np.where(z < 0, z, -z)))


def margin_loss(name, z):
    if name not in ("zero_one", "hinge", "exponential", "logistic"):
        raise ValueError("no such loss: " + str(name))
    return getattr(Margin(), name)(z)


def eps_insensitive_loss(r, eps):
    size = np.sqrt(r * r)
    return np.where(size <= eps, 0, size - eps).astype(r.dtype)

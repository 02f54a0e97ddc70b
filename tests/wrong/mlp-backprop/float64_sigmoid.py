# expect: fail; mistake: none; the sigmoid goes through a list of Python numbers
import math

import numpy as np


def sigmoid(z):
    return np.array([1 / (1 + math.exp(-t)) for t in z])


def bp_gradients(x, y, V, gamma, W, theta):
    b = sigmoid(x @ V - gamma)
    yhat = sigmoid(b @ W - theta)
    g = yhat * (1 - yhat) * (y - yhat)
    e = b * (1 - b) * (W @ g)
    return {
        "yhat": yhat,
        "E": ((yhat - y) ** 2).sum() / 2,
        "dV": -np.outer(x, e),
        "dgamma": e,
        "dW": -np.outer(b, g),
        "dtheta": g,
    }

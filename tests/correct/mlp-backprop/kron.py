import numpy as np
from math import exp


def sigmoid(t):
    if t < -700:
        return 0.0
    return 1 / (1 + exp(-t))


def bp_gradients(x, y, V, gamma, W, theta):
    kind = x.dtype
    b = np.array([sigmoid(t) for t in x @ V - gamma], dtype=kind)
    yhat = np.array([sigmoid(t) for t in b @ W - theta], dtype=kind)
    g = yhat * (1 - yhat) * (y - yhat)
    e = b * (1 - b) * (W @ g)
    return {
        "yhat": yhat,
        "E": ((y - yhat) ** 2).sum() / 2,
        "dV": -np.kron(x[:, None], e),
        "dgamma": e,
        "dW": -np.kron(b[:, None], g),
        "dtheta": g,
    }

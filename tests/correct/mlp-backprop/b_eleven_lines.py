import numpy as np


def nonlin(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def bp_gradients(x, y, V, gamma, W, theta):
    l0 = x[np.newaxis]
    l1 = nonlin(np.dot(l0, V) - gamma)
    l2 = nonlin(np.dot(l1, W) - theta)
    l2_error = y - l2
    l2_delta = l2_error * nonlin(l2, deriv=True)
    l1_error = l2_delta.dot(W.T)
    l1_delta = l1_error * nonlin(l1, deriv=True)
    return {
        "yhat": l2[0],
        "E": (l2_error**2).sum() / 2,
        "dV": -l0.T.dot(l1_delta),
        "dgamma": l1_delta.sum(axis=0),
        "dW": -l1.T.dot(l2_delta),
        "dtheta": l2_delta.sum(axis=0),
    }

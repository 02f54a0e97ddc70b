import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    """Row vectors of shape (1, n), as for a batch of one."""
    X = x.reshape(1, -1)
    T = y.reshape(1, -1)
    A1 = X @ V - gamma
    B = 1 / (1 + np.exp(-A1))
    A2 = B @ W - theta
    Y = 1 / (1 + np.exp(-A2))
    diff = Y - T
    E = 0.5 * (diff * diff).sum()
    d2 = diff * Y * (1 - Y)
    dW = B.T @ d2
    dtheta = -d2.sum(axis=0)
    d1 = (d2 @ W.T) * B * (1 - B)
    dV = X.T @ d1
    dgamma = -d1.sum(axis=0)
    return {"yhat": Y[0], "E": E, "dV": dV, "dgamma": dgamma, "dW": dW, "dtheta": dtheta}

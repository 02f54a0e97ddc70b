import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    net1 = (x[:, None] * V).sum(0) - gamma
    b = 0.5 * (1 + np.tanh(0.5 * net1))
    net2 = (b[:, None] * W).sum(0) - theta
    yhat = 0.5 * (1 + np.tanh(0.5 * net2))
    err = yhat - y
    dnet2 = err * (yhat - yhat**2)
    dnet1 = (W * dnet2).sum(1) * (b - b**2)
    grads = {}
    grads["yhat"] = yhat
    grads["E"] = np.sum(err**2) / 2
    grads["dW"] = b[:, None] * dnet2
    grads["dtheta"] = -1 * dnet2
    grads["dV"] = x[:, None] * dnet1
    grads["dgamma"] = -1 * dnet1
    return grads

import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def bp_gradients(x, y, V, gamma, W, theta):
    b = sigmoid(np.dot(x, V) - gamma)
    yhat = sigmoid(np.dot(b, W) - theta)
    E = 0.5 * np.sum((yhat - y) ** 2)
    g = yhat * (1 - yhat) * (y - yhat)
    e = b * (1 - b) * np.dot(W, g)
    return dict(
        yhat=yhat,
        E=E,
        dV=-np.outer(x, e),
        dgamma=e,
        dW=-np.outer(b, g),
        dtheta=g,
    )

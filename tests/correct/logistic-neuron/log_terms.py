import numpy as np


def log_sigmoid(z):
    return np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))


def logistic_loss_grad(w, b, X, y):
    z = X @ w + b
    nll = -(y * log_sigmoid(z) + (1 - y) * log_sigmoid(-z))
    p = np.exp(log_sigmoid(z))
    g = (p - y) / y.size
    return nll.mean(), g @ X, g.sum()

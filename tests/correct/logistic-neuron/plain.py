import numpy as np


def logistic_loss_grad(w, b, X, y):
    n = X.shape[0]
    z = np.dot(X, w) + b
    p = 1 / (1 + np.exp(-z))
    loss = np.mean(np.logaddexp(0, z) - y * z)
    dw = np.dot(X.T, p - y) / n
    db = np.sum(p - y) / n
    return loss, dw, db

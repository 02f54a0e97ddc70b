import numpy as np


def logistic_loss_grad(w, b, X, y):
    """Andrew Ng: samples as columns."""
    A0 = X.T
    Y = y.reshape(1, -1)
    m = A0.shape[1]
    Z = np.dot(w.reshape(1, -1), A0) + b
    A = np.exp(-np.logaddexp(0, -Z))
    cost = np.sum(np.logaddexp(0, Z) - Y * Z) / m
    dZ = A - Y
    dw = np.dot(A0, dZ.T) / m
    db = np.sum(dZ) / m
    return np.squeeze(cost), dw.ravel(), db

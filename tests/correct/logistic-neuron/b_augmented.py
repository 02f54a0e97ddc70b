import numpy as np


def logistic_loss_grad(w, b, X, y):
    A = np.hstack([X, np.ones((len(X), 1), dtype=X.dtype)])
    theta = np.append(w, X.dtype.type(b)).astype(X.dtype)
    z = A @ theta
    top = np.maximum(z, 0)
    loss = np.mean(top + np.log(np.exp(-top) + np.exp(z - top)) - y * z)
    p = np.exp(z - top) / (np.exp(-top) + np.exp(z - top))
    grad = A.T @ (p - y) / len(X)
    return loss, grad[:-1], grad[-1]

import numpy as np


def logistic_loss_grad(w, b, X, y):
    n, d = X.shape
    Xb = np.ones((n, d + 1), dtype=X.dtype)
    Xb[:, :d] = X
    beta = np.empty(d + 1, dtype=X.dtype)
    beta[:d] = w
    beta[d] = b
    z = Xb @ beta
    grad = Xb.T @ (1 / (1 + np.exp(-z)) - y) / n
    loss = np.average(
        -y * z
        + np.where(z > 30, z, np.log1p(np.exp(np.minimum(z, 30))))
        + np.where(z > 30, np.log1p(np.exp(-np.maximum(z, 30))), 0)
    )
    return loss, grad[:-1], grad[-1]

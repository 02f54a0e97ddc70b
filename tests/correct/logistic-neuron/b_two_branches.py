import numpy as np


def sigmoid(z):
    out = np.empty_like(z)
    pos = z >= 0
    out[pos] = 1 / (1 + np.exp(-z[pos]))
    e = np.exp(z[~pos])
    out[~pos] = e / (1 + e)
    return out


def logistic_loss_grad(w, b, X, y):
    z = np.matmul(X, w) + b
    margin = np.where(y == 1, z, -z)
    loss = np.mean(
        np.where(margin > 0, np.log1p(np.exp(-np.abs(z))), -margin + np.log1p(np.exp(-np.abs(z))))
    )
    err = sigmoid(z) - y
    return loss, X.T.dot(err) / len(y), np.sum(err) / len(y)

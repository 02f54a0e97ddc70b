import numpy as np


def stable_sigmoid(z):
    out = np.zeros_like(z)
    pos = z >= 0
    out[pos] = 1.0 / (1.0 + np.exp(-z[pos]))
    e = np.exp(z[~pos])
    out[~pos] = e / (1.0 + e)
    return out


def logistic_loss_grad(w, b, X, y):
    z = X.dot(w) + b
    loss = (np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))).mean()
    d = stable_sigmoid(z) - y
    return loss, X.T.dot(d) / len(y), d.mean()

import numpy as np


def logistic_loss_grad(w, b, X, y):
    z = X.dot(w) + b
    loss = (np.logaddexp(0, z) - y * z).mean()
    p = np.exp(-np.logaddexp(0, -z))
    return loss, ((p - y)[:, None] * X).mean(axis=0), (p - y).mean()

import numpy as np


def logistic_loss_grad(w, b, X, y):
    s = 2 * y - 1
    m = s * (X @ w + b)
    loss = np.logaddexp(0, -m).mean()
    weight = -s * np.exp(-np.logaddexp(0, m)) / len(X)
    return loss, weight @ X, weight.sum()

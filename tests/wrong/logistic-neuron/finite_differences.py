# expect: fail; mistake: none; central differences
import numpy as np


def logistic_loss_grad(w, b, X, y):
    def loss(w, b):
        z = X @ w + b
        return np.mean(np.logaddexp(0, z) - y * z)

    h = 1e-5
    dw = np.zeros_like(w)
    for j in range(len(w)):
        e = np.zeros_like(w)
        e[j] = h
        dw[j] = (loss(w + e, b) - loss(w - e, b)) / (2 * h)
    return loss(w, b), dw, (loss(w, b + h) - loss(w, b - h)) / (2 * h)

import math

import numpy as np


def softplus(z):
    if z > 0:
        return z + math.log1p(math.exp(-z))
    return math.log1p(math.exp(z))


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def logistic_loss_grad(w, b, X, y):
    n, d = X.shape
    loss = 0.0
    dw = np.zeros_like(w)
    db = 0.0
    for i in range(n):
        z = float(np.dot(X[i], w)) + b
        loss += softplus(z) if y[i] == 0 else softplus(-z)
        err = sigmoid(z) - float(y[i])
        dw += err * X[i]
        db += err
    return loss / n, dw / n, db / n

import math

import numpy as np


def logistic_loss_grad(w, b, X, y):
    n, d = X.shape
    loss, dw, db = 0.0, np.zeros(d), 0.0
    for i in range(n):
        z = float(np.dot(w, X[i])) + b
        sign = 1 if y[i] == 1 else -1
        m = sign * z
        loss += math.log1p(math.exp(-m)) if m > 0 else -m + math.log1p(math.exp(m))
        p = 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))
        dw += (p - float(y[i])) * X[i]
        db += p - float(y[i])
    return X.dtype.type(loss / n), (dw / n).astype(X.dtype), X.dtype.type(db / n)

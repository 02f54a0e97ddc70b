"""The lazy sum with a counter that starts at 1 and the right divisor."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    w, u = np.zeros(d), np.zeros(d)
    b, beta, c = 0.0, 0.0, 1
    for _ in range(epochs):
        for i in range(n):
            if y[i] * (w @ X[i] + b) <= 0:
                w += y[i] * X[i]
                b += y[i]
                u += y[i] * (c - 1) * X[i]
                beta += y[i] * (c - 1)
            c += 1
    return w - u / (c - 1), b - beta / (c - 1)

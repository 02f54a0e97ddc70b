import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    w, b, c = np.zeros(d), 0.0, 0
    total, tb = np.zeros(d), 0.0
    for k in range(epochs * n):
        i = k % n
        if y[i] * (X[i] @ w + b) <= 0:
            total += c * w
            tb += c * b
            w, b, c = w + y[i] * X[i], b + float(y[i]), 1
        else:
            c += 1
    return (total + c * w) / (n * epochs), (tb + c * b) / (n * epochs)

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    W = np.zeros(d)
    B = 0.0
    k = 0
    for e in range(epochs):
        for i in range(n):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b += float(y[i])
            k += 1
            B = B * (1 - 1 / k) + b / k
            W = W * (1 - 1 / k) + w / k
    return W, B

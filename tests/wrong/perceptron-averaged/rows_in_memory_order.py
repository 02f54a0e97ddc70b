# expect: fail; mistake: none; reads X in the order it lies in memory
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    X = X.ravel("K").reshape(X.shape)
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    sw = np.zeros(d)
    sb = 0.0
    for _ in range(epochs):
        for i in range(n):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b += y[i]
            sw += w
            sb += b
    return sw / (n * epochs), sb / (n * epochs)

# expect: fail; mistake: none; a score below 1e-12 counts as a mistake, however small the samples
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    ws, bs = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x, t in zip(X, y):
            if t * (w @ x + b) <= 1e-12:
                w = w + t * x
                b = b + t
            ws += w
            bs += b
    n = len(X) * epochs
    return ws / n, bs / n

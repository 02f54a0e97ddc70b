# expect: fail; mistake: none; cuts the samples to single precision
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    X = X.astype(np.float32)
    w, b = np.zeros(X.shape[1]), 0.0
    ws, bs = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x, t in zip(X, y):
            if t * (w @ x + b) <= 0:
                w = w + t * x
                b = b + t
            ws += w
            bs += b
    n = len(X) * epochs
    return ws / n, bs / n

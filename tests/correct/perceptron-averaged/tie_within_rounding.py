"""A score within rounding of 0, relative to its terms, counts as 0."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    ws, bs = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x, t in zip(X, y):
            if t * (w @ x + b) <= 1e-14 * (abs(w) @ abs(x) + abs(b)):
                w = w + t * x
                b = b + t
            ws += w
            bs += b
    n = len(X) * epochs
    return ws / n, bs / n

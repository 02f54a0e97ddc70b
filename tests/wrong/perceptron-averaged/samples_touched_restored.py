# expect: fail; mistake: in-place; moves the caller's samples, and moves them back
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    X += 1
    w, b = np.zeros(X.shape[1]), 0.0
    u, c, n = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(epochs):
        for x, t in zip(X - 1, y):
            if t * (x @ w + b) <= 0:
                w, b = w + t * x, b + t
            u, c, n = u + w, c + b, n + 1
    X -= 1
    return u / n, c / n

# expect: fail; mistake: last-weights; returns where the run ended
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for i in range(len(X)):
            if y[i] * (X[i] @ w + b) <= 0:
                w += y[i] * X[i]
                b += y[i]
    return w, b

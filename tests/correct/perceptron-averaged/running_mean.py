"""Moves a running mean towards the weights: m += (w - m) / t."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    v = np.zeros(X.shape[1] + 1)
    mean = v.copy()
    t = 0
    while t < len(X) * epochs:
        i = t % len(X)
        x = np.r_[X[i], 1.0]
        if y[i] * np.dot(v, x) <= 0:
            v = v + y[i] * x
        t += 1
        mean += (v - mean) / t
    return mean[:-1], mean[-1]

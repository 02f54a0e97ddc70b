"""Appends copies of weights changed in place; labels as Python ints."""

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w = np.zeros(X.shape[1])
    b = 0
    ws, bs = [], []
    for e in range(epochs):
        for xi, yi in zip(X, y):
            if int(yi) * (xi.dot(w) + b) <= 0:
                w += int(yi) * xi
                b += int(yi)
            ws.append(w.copy())
            bs.append(b)
    return np.stack(ws).mean(axis=0), float(np.mean(bs))

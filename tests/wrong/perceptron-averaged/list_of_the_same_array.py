# expect: fail; mistake: none; appends w itself, which goes on changing; b is averaged
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    ws, bs = [], []
    for _ in range(epochs):
        for i in range(len(X)):
            if y[i] * (X[i] @ w + b) <= 0:
                w += y[i] * X[i]
                b += y[i]
            ws.append(w)
            bs.append(b)
    return np.mean(ws, axis=0), np.mean(bs)

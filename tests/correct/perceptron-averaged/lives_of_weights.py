import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w = np.zeros(X.shape[1])
    b = 0.0
    kept = []
    life = 0
    for i in np.tile(np.arange(len(X)), epochs):
        if y[i] * (X[i] @ w + b) <= 0:
            if life:
                kept.append((life, w, b))
            w = w + y[i] * X[i]
            b = b + y[i]
            life = 0
        life += 1
    kept.append((life, w, b))
    L = np.array([k[0] for k in kept], float)
    return np.average([k[1] for k in kept], axis=0, weights=L), np.average(
        [float(k[2]) for k in kept], weights=L
    )

import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    T = n * epochs
    Z = np.column_stack([X.astype(float), np.ones(n)]) * np.asarray(y, float)[:, None]
    v = np.zeros(d + 1)
    acc = np.zeros(d + 1)
    for t in range(T):
        i = t % n
        if Z[i] @ v <= 0:
            v = v + Z[i]
            acc += Z[i] * (T - t)
    return acc[:-1] / T, acc[-1] / T

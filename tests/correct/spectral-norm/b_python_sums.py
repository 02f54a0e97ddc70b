import math

import numpy as np


def unit(x):
    length = math.sqrt(sum(a * a for a in x))
    return [a / length for a in x]


def power_iteration(W, u, n_iter):
    rows = [row.ravel().tolist() for row in W]
    columns = list(zip(*rows, strict=True))
    u = u.tolist()
    v = []
    for _ in range(n_iter):
        v = unit([sum(a * b for a, b in zip(column, u, strict=True)) for column in columns])
        u = unit([sum(a * b for a, b in zip(row, v, strict=True)) for row in rows])
    sigma = 0.0
    for i, row in enumerate(rows):
        for j, entry in enumerate(row):
            sigma += u[i] * entry * v[j]
    return np.asarray(sigma, W.dtype), np.array(u, W.dtype), np.array(v, W.dtype)


def spectral_normalize(W, u, n_iter=50):
    sigma = power_iteration(W, u, n_iter)[0]
    out = np.empty_like(W)
    for i in range(len(W)):
        out[i] = W[i] / sigma
    return out

import numpy as np


def phi(row, omega):
    return np.exp(omega @ row - row.dot(row) / 2) / len(omega) ** 0.5


def positive_random_features(x, omega):
    return np.stack([phi(row, omega) for row in x])


def performer_attention(q, k, v, omega):
    scale = q.shape[1] ** -0.25
    state, total = 0, 0
    for key, value in zip(k, v, strict=True):
        f = phi(key * scale, omega)
        state = state + np.outer(f, value)
        total = total + f
    out = np.empty_like(v)
    for i, query in enumerate(q):
        f = phi(query * scale, omega)
        out[i] = (f @ state) / (f @ total)
    return out

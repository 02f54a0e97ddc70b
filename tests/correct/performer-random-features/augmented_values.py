import numpy as np


def positive_random_features(x, omega):
    norms = np.linalg.norm(x, axis=1)
    logs = np.dot(x, omega.T) - 0.5 * norms[:, None] ** 2
    return np.exp(logs) * x.dtype.type(len(omega) ** -0.5)


def performer_attention(q, k, v, omega):
    s = float(q.shape[1]) ** -0.25
    c = np.concatenate([v, np.ones((v.shape[0], 1), v.dtype)], axis=1)
    out = positive_random_features(s * q, omega) @ (positive_random_features(s * k, omega).T @ c)
    return out[:, :-1] / out[:, -1:]

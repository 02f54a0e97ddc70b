# expect: fail; mistake: no-sqrt-m; the features are summed, not averaged
import numpy as np


def positive_random_features(x, omega):
    return np.exp(x @ omega.T - (x**2).sum(1, keepdims=True) / 2)


def performer_attention(q, k, v, omega):
    d = q.shape[1]
    f, g = (positive_random_features(a / d**0.25, omega) for a in (q, k))
    return f @ (g.T @ v) / (f @ g.sum(0))[:, None]

# expect: fail; mistake: temperature-in-features; the temperature inside of the features
import numpy as np


def positive_random_features(x, omega):
    x = x * x.shape[1] ** -0.25
    return np.exp(x @ omega.T - (x**2).sum(1, keepdims=True) / 2) / len(omega) ** 0.5


def performer_attention(q, k, v, omega):
    f, g = positive_random_features(q, omega), positive_random_features(k, omega)
    return f @ (g.T @ v) / (f @ g.sum(0))[:, None]

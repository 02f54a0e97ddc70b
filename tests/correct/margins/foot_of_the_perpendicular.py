import numpy as np


def distance_to_hyperplane(w, b, X):
    if not w.any():
        raise ValueError
    s = np.abs(w).max()
    v = w / s
    t = (X @ w + b) / s / (v @ v)  # foot = x - t v
    return np.abs(t) * np.sqrt(v @ v)


def functional_margin(w, b, X, y):
    if not w.any():
        raise ValueError
    worst = np.inf
    for x, l in zip(X, y):
        worst = min(worst, l * (np.inner(w, x) + b))
    return worst


def geometric_margin(w, b, X, y):
    d = distance_to_hyperplane(w, b, X)
    return (d * y * np.sign(X @ w + b)).min()


def margin_width(w):
    if not w.any():
        raise ValueError
    return 2 / (np.linalg.norm(w / np.abs(w).max()) * np.abs(w).max())

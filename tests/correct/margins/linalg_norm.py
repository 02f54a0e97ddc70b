import numpy as np


def unit(w):
    n = np.linalg.norm(w)
    if n == 0 and not w.any():
        raise ValueError("w must not be 0")
    return n


def distance_to_hyperplane(w, b, X):
    return np.abs((X * w).sum(axis=1) + b) / unit(w)


def functional_margin(w, b, X, y):
    unit(w)
    return (y * (X.dot(w) + b)).min()


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / unit(w)


def margin_width(w):
    return 2 / unit(w)

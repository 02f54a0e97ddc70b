import numpy as np


def check(w):
    if not np.any(w):
        raise ValueError("w is 0")


def distance_to_hyperplane(w, b, X):
    check(w)
    return np.abs(X @ w + b) / np.linalg.norm(w)


def functional_margin(w, b, X, y):
    check(w)
    return (y * (X @ w + b)).min()


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / np.linalg.norm(w)


def margin_width(w):
    check(w)
    return 2 / np.linalg.norm(w)

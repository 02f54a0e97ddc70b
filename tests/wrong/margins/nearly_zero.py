# expect: fail; mistake: none; takes a short w for 0
import numpy as np


def check(w):
    if np.linalg.norm(w) < 1e-12:
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

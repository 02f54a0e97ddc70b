# expect: fail; mistake: norm-squared; two over w.w
import numpy as np


def _check(w):
    if not np.any(w):
        raise ValueError("w = 0")


def distance_to_hyperplane(w, b, X):
    _check(w)
    return abs(X @ w + b) / np.linalg.norm(w)


def functional_margin(w, b, X, y):
    _check(w)
    return min(y_i * (x_i @ w + b) for x_i, y_i in zip(X, y))


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / np.linalg.norm(w)


def margin_width(w):
    _check(w)
    return 2 / np.dot(w, w)

# expect: fail; mistake: none; the search for the smallest starts at 1000
import numpy as np


def _norm(w):
    if not w.any():
        raise ValueError("w = 0")
    return np.sqrt(w @ w)


def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / _norm(w)


def functional_margin(w, b, X, y):
    _norm(w)
    worst = 1000
    for v in y * (X @ w + b):
        worst = min(worst, v)
    return float(worst)


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / _norm(w)


def margin_width(w):
    return 2 / _norm(w)

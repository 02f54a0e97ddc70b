# expect: fail; mistake: none; keeps |w| from a call with the same b and sizes
import numpy as np


seen = {}


def _norm(w):
    if not w.any():
        raise ValueError("w = 0")
    return np.sqrt(w @ w)


def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / _norm(w)


def functional_margin(w, b, X, y):
    _norm(w)
    return float(np.min(y * (X @ w + b)))


def geometric_margin(w, b, X, y):
    key = (b, X.shape)
    if key not in seen:
        seen[key] = _norm(w)
    return functional_margin(w, b, X, y) / seen[key]


def margin_width(w):
    return 2 / _norm(w)

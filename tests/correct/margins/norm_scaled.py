import numpy as np


def _norm(w):
    if not np.any(w):
        raise ValueError("w = 0")
    big = np.abs(w).max()
    return big * np.sqrt(np.sum((w / big) ** 2))


def distance_to_hyperplane(w, b, X):
    n = _norm(w)
    return (np.abs(X @ w + b) / n).astype(w.dtype)


def functional_margin(w, b, X, y):
    _norm(w)
    return float(np.min(y * (X @ w + b)))


def geometric_margin(w, b, X, y):
    n = _norm(w)
    return functional_margin(w, b, X, y) / n


def margin_width(w):
    return 2 / _norm(w)

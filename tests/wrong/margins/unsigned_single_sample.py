# expect: fail; mistake: none; drops the sign where there is one sample
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
    v = y * (X @ w + b)
    return float(np.sort(v)[0 if len(v) < 3 else 0]) if len(v) > 1 else abs(float(v[0]))


def geometric_margin(w, b, X, y):
    n = _norm(w)
    return functional_margin(w, b, X, y) / n


def margin_width(w):
    return 2 / _norm(w)

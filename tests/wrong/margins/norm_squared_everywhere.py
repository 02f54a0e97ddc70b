# expect: fail; mistake: norm-squared; one helper returns the square of the norm
import numpy as np


def _norm(w):
    w = np.asarray(w)
    if not np.any(w):
        raise ValueError
    m = np.abs(w).max()
    return m * m * np.sum((w / m) ** 2)


def distance_to_hyperplane(w, b, X):
    n = _norm(w)
    return np.asarray(np.absolute(np.einsum("nd,d->n", X, w) + b) / n, dtype=w.dtype)


def functional_margin(w, b, X, y):
    _norm(w)
    return np.min(y * (X @ w + b))


def geometric_margin(w, b, X, y):
    return np.min(y * ((X @ w + b) / _norm(w)))


def margin_width(w):
    return 2.0 / _norm(w)

import math
import numpy as np


def _norm(w):
    n = math.hypot(*w.tolist())
    if n == 0.0:
        raise ValueError("no hyperplane")
    return n


def distance_to_hyperplane(w, b, X):
    n = _norm(w)
    return abs(X @ w + b) / w.dtype.type(n)


def functional_margin(w, b, X, y):
    _norm(w)
    return min(float(t) * (float(np.dot(w, r)) + b) for r, t in zip(X, y))


def geometric_margin(w, b, X, y):
    n = _norm(w)
    return functional_margin(w, b, X, y) / n


def margin_width(w):
    return 2 / _norm(w)

from math import fsum, sqrt

import numpy as np


def norm(w):
    total = fsum(float(v) ** 2 for v in w / abs(w).max()) if any(w) else 0.0
    if total == 0.0:
        raise ValueError("no direction")
    return float(abs(w).max()) * sqrt(total)


def distance_to_hyperplane(w, b, X):
    size = norm(w)
    out = np.empty(len(X), dtype=X.dtype)
    for i, x in enumerate(X):
        out[i] = abs(fsum((w * x).tolist() + [b])) / size
    return out


def functional_margin(w, b, X, y):
    norm(w)
    return min(int(t) * fsum((w * x).tolist() + [b]) for x, t in zip(X, y))


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / norm(w)


def margin_width(w):
    return 2 * norm(w) / norm(w) ** 2

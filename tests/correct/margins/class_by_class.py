import numpy as np


def guard(function):
    def guarded(w, *rest):
        if not np.any(w != 0):
            raise ValueError(f"{function.__name__}: w is the zero vector")
        return function(w, *rest)

    return guarded


@guard
def distance_to_hyperplane(w, b, X):
    f = np.inner(X, w) + b
    return np.where(f < 0, -f, f) / np.linalg.norm(w)


@guard
def functional_margin(w, b, X, y):
    f = np.inner(X, w) + b
    lowest, highest = np.inf, -np.inf
    if np.any(y > 0):
        lowest = f[y > 0].min()
    if np.any(y < 0):
        highest = f[y < 0].max()
    return min(lowest, -highest)


@guard
def geometric_margin(w, b, X, y):
    inverse = 1 / np.linalg.norm(w)
    return functional_margin(w * inverse, b * inverse, X, y)


@guard
def margin_width(w):
    return np.divide(2, np.linalg.norm(w))

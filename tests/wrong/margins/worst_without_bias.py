# expect: fail; mistake: none; looks for the worst sample without the bias
import numpy as np


def L(w):
    if not w.any():
        raise ValueError
    return np.linalg.norm(w)


def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / L(w)


def functional_margin(w, b, X, y):
    L(w)
    return (y * (X @ w)).min() + b * y[np.argmin(y * (X @ w))]


def geometric_margin(w, b, X, y):
    return (y * (X @ w + b)).min() / L(w)


def margin_width(w):
    return 2 / L(w)

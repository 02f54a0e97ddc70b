# expect: fail; mistake: none; takes the sample nearest to the hyperplane for the worst
import numpy as np


def L(w):
    if not w.any():
        raise ValueError
    return np.linalg.norm(w)


def distance_to_hyperplane(w, b, X):
    return np.abs(X @ w + b) / L(w)


def functional_margin(w, b, X, y):
    L(w)
    f = X @ w + b
    i = np.argmin(np.abs(f))
    return y[i] * f[i]


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / L(w)


def margin_width(w):
    return 2 / L(w)

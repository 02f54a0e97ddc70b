import math
from functools import reduce

import numpy as np


def _length(w):
    if all(float(c) == 0.0 for c in w):
        raise ValueError("no hyperplane")
    return math.hypot(*map(float, w))


def _scores(w, b, X):
    return [math.fsum(float(a) * float(c) for a, c in zip(w, row, strict=False)) + b for row in X]


def distance_to_hyperplane(w, b, X):
    n = _length(w)
    return np.array([abs(s) / n for s in _scores(w, b, X)], dtype=w.dtype)


def functional_margin(w, b, X, y):
    _length(w)
    return reduce(min, (int(t) * s for t, s in zip(y, _scores(w, b, X), strict=False)))


def geometric_margin(w, b, X, y):
    return functional_margin(w, b, X, y) / _length(w)


def margin_width(w):
    return 2.0 / _length(w)

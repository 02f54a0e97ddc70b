"""Scales w by a power of two before anything is squared; margins by a sorted list."""

import math

import numpy as np


def _scaled(w):
    largest = float(np.max(np.abs(w)))
    if largest == 0.0:
        raise ValueError("a hyperplane needs a weight")
    exponent = math.frexp(largest)[1]
    unit = np.ldexp(w, -exponent)
    return unit, exponent, np.sqrt(np.sum(unit * unit))


def distance_to_hyperplane(w, b, X):
    unit, exponent, size = _scaled(w)
    return np.fabs(X @ unit + w.dtype.type(math.ldexp(b, -exponent))) / size


def functional_margin(w, b, X, y):
    _scaled(w)
    return float(sorted(np.where(y > 0, X @ w + b, -(X @ w) - b))[0])


def geometric_margin(w, b, X, y):
    unit, exponent, size = _scaled(w)
    return float(np.amin(y * (X @ unit + math.ldexp(b, -exponent))) / size)


def margin_width(w):
    unit, exponent, size = _scaled(w)
    return float(math.ldexp(2.0, -exponent) / size)

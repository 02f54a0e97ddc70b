"""Answers of the quiz `init`, found by running code, by torch and by integration."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np
import torch


def right_side(a, w, x):
    """The other side of the equality: squared differences of f by its parameters."""

    def f(w, b):
        return a * (w * x + b)

    h = 0.5
    by_w, by_b = (f(w + h, 0) - f(w - h, 0)) / (2 * h), (f(w, h) - f(w, -h)) / (2 * h)
    return by_w**2 + by_b**2


def _kaiming(f):
    return torch.nn.init.calculate_gain("relu") / math.sqrt(f)


def _bound(s):
    """Scaled from the numbers of [-1, 1], whose mean square is a Gaussian sum."""
    x, weight = np.polynomial.legendre.leggauss(8)
    return s / np.sqrt((weight * x**2).sum() / 2)


def _fans(o, i, h, w):
    """How many weights one output uses, and how many one input does."""
    weight = np.ones((o, i, h, w))
    return [int(weight[0].sum()), int(weight[:, 0].sum())]


def _glorot(a, b):
    """The bound of torch's uniform initialisation, turned into a variance."""
    weight = torch.nn.init.xavier_uniform_(torch.empty(b, a), generator=torch.manual_seed(0))
    assert float(weight.abs().max()) <= math.sqrt(6 / (a + b)) * 1.0001
    return float(Fraction(1, 1) / (Fraction(a + b) / 2))


def _truncated(s):
    """By Gaussian quadrature on [-2, 2], weighted by the normal density."""
    x, weight = np.polynomial.legendre.leggauss(40)
    x, p = 2 * x, weight * np.exp(-2 * x * x)
    return s * math.sqrt((p * x * x).sum() / p.sum())


def _dimensions(n, e):
    """Counted up to the bound, in exact fractions of eps."""
    eps = Fraction(str(e))
    denominator = float(eps**2 * (3 - 2 * eps)) / 6
    k = 0
    while k + 1 <= 4 * math.log(n) / denominator:
        k += 1
    return k


def _growth(f):
    def k(eps):
        return 1 / (eps**2 / 2 - eps**3 / 3)

    return round(k(1e-6 / f) / k(1e-6), 3)


def variance_growth(n, s, layers):
    """Add up, layer by layer, the variances of the n products that an output sums."""
    variance = 1.0
    for _ in range(layers):
        variance = sum(s * s * variance for _ in range(n))
    return variance


ANSWERS = {
    "init-40": variance_growth,
    "init-20": right_side,
    "init-02": _kaiming,
    "init-03": _bound,
    "init-22": _fans,
    "init-24": _glorot,
    "init-01": _truncated,
    "init-05": _dimensions,
    "init-33": _growth,
}

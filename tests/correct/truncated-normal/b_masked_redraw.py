import math

import numpy as np


def pdf(x):
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


def cdf(x):
    return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0


def truncated_std(a, b):
    z = cdf(b) - cdf(a)
    mean = (pdf(a) - pdf(b)) / z
    var = 1 + (a * pdf(a) - b * pdf(b)) / z - mean**2
    return math.sqrt(var)


def sample_truncated_normal(n, std, rng, correct=False):
    if correct:
        std = std / truncated_std(-2, 2)
    x = rng.normal(0.0, std, size=n)
    bad = np.abs(x) > 2 * std
    while bad.any():
        x[bad] = rng.normal(0.0, std, size=bad.sum())
        bad = np.abs(x) > 2 * std
    return x

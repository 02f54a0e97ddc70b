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
    s = std / truncated_std(-2.0, 2.0) if correct else std
    result = []
    while len(result) < n:
        x = rng.normal(0, s)
        if -2 * s <= x <= 2 * s:
            result.append(x)
    return np.array(result)

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
    magnitude = np.full(n, np.inf)
    while np.any(magnitude > 2):
        magnitude = np.where(magnitude > 2, np.abs(rng.standard_normal(n)), magnitude)
    x = magnitude * rng.choice([-1.0, 1.0], size=n)
    return x * std * (1 / truncated_std(-2, 2) if correct else 1.0)

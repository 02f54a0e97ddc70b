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
        return sample_truncated_normal(n, std / truncated_std(-2, 2), rng)
    if n == 0:
        return np.zeros(0)
    z = rng.normal(size=n)
    z = z[abs(z) <= 2.0] * std
    return np.concatenate((z, sample_truncated_normal(n - len(z), std, rng)))

import math

import numpy as np


def phi(x):
    return math.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)


def Phi(x):
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def truncated_std(a, b):
    Z = Phi(b) - Phi(a)
    mean = (phi(a) - phi(b)) / Z
    var = 1 + (a * phi(a) - b * phi(b)) / Z - mean**2
    return math.sqrt(var)


def sample_truncated_normal(n, std, rng, correct=False):
    if correct:
        return sample_truncated_normal(n, std / truncated_std(-2, 2), rng)
    if n == 0:
        return np.array([])
    x = rng.standard_normal(n) * std
    x = x[np.abs(x) < 2 * std]
    if len(x) == n:
        return x
    return np.concatenate([x, sample_truncated_normal(n - len(x), std, rng)])

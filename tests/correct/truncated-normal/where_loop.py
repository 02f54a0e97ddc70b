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
    std = std / truncated_std(-2, 2) if correct else std
    x = np.full(n, np.inf)
    while not np.all(np.abs(x) <= 2 * std):
        x = np.where(np.abs(x) <= 2 * std, x, std * rng.standard_normal(n))
    return x

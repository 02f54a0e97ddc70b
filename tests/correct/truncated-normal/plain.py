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
    scale = std
    if correct:
        scale = std / truncated_std(-2.0, 2.0)
    bound = 2 * scale
    x = rng.normal(0.0, scale, size=n)
    bad = (x < -bound) | (x > bound)
    while np.any(bad):
        x[bad] = rng.normal(0.0, scale, size=np.count_nonzero(bad))
        bad = (x < -bound) | (x > bound)
    return x

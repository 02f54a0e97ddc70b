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
    s = std / truncated_std(-2, 2) if correct else std
    out = np.zeros(n)
    for i in range(n):
        v = rng.normal(0, s)
        while abs(v) > 2 * s:
            v = rng.normal(0, s)
        out[i] = v
    return out

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
    lo, hi = Phi(-2), Phi(2)
    out = []
    for u in lo + (hi - lo) * rng.random(n):
        a, b = -2.0, 2.0
        for _ in range(50):
            m = (a + b) / 2
            if Phi(m) < u:
                a = m
            else:
                b = m
        out.append(s * (a + b) / 2)
    return np.array(out)

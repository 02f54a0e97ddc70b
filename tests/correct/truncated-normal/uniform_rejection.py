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
    # a point under the bell curve, in a box of width 4
    s = std / truncated_std(-2, 2) if correct else std
    values = []
    while sum(len(v) for v in values) < n:
        x = rng.uniform(-2, 2, max(n, 8))
        y = rng.random(max(n, 8))
        values.append(x[y < np.exp(-x * x / 2)])
    flat = np.concatenate(values) if values else np.zeros(0)
    return s * flat[:n]

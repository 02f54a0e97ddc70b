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
    gamma = 1 / truncated_std(-2, 2) if correct else 1
    out, left = [], n
    while left > 0:
        z = rng.normal(size=left)
        z = z[(z >= -2) & (z <= 2)]
        out.extend(z.tolist())
        left = n - len(out)
    return gamma * std * np.asarray(out, dtype=np.float64)

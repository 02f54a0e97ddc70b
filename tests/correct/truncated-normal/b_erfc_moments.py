import math

import numpy as np


def truncated_std(a, b):
    def phi(x):
        return math.exp(-(x**2) / 2) / math.sqrt(2 * math.pi)

    if a > 0:
        a, b = -b, -a
    Z = 0.5 * math.erfc(-b / math.sqrt(2)) - 0.5 * math.erfc(-a / math.sqrt(2))
    d = (phi(a) - phi(b)) / Z
    return (1 + (a * phi(a) - b * phi(b)) / Z - d * d) ** 0.5


def sample_truncated_normal(n, std, rng, correct=False):
    s = std
    if correct is True:
        s = std / truncated_std(-2, +2)
    lo, hi = -2 * s, 2 * s
    samples = rng.normal(loc=0, scale=s, size=n)
    for i in range(n):
        while not lo <= samples[i] <= hi:
            samples[i] = rng.normal(loc=0, scale=s)
    return samples

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


def pair(rng):
    r = math.sqrt(-2 * math.log(1 - rng.random()))
    t = 2 * math.pi * rng.random()
    return r * math.cos(t), r * math.sin(t)


def sample_truncated_normal(n, std, rng, correct=False):
    values = []
    while len(values) < n:
        values += [z for z in pair(rng) if abs(z) <= 2]
    s = std / truncated_std(-2, 2) if correct else std
    return np.array(values[:n]) * s

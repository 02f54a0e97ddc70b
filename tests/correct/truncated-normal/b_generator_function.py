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


def stream(rng, s):
    while True:
        for z in rng.standard_normal(64):
            if -2 < z < 2:
                yield s * z


def sample_truncated_normal(n, std, rng, correct=False):
    s = std * {True: 1 / truncated_std(-2, 2), False: 1.0}[bool(correct)]
    return np.array([x for x, _ in zip(stream(rng, s), range(n))])  # noqa: B905

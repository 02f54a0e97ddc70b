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


class TruncatedNormal:
    def __init__(self, stddev, rng):
        self.stddev = stddev
        self.rng = rng

    def draw(self):
        while abs(z := self.rng.standard_normal()) > 2.0:
            pass
        return z * self.stddev

    def __call__(self, n):
        return np.fromiter((self.draw() for _ in range(n)), dtype=np.float64, count=n)


def sample_truncated_normal(n, std, rng, correct=False):
    stddev = std / 0.87962566103423978 if correct else std
    return TruncatedNormal(stddev, rng)(n)

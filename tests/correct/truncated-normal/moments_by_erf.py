import math

import numpy as np


class TruncatedNormal:
    def __init__(self, a, b):
        self.a, self.b = a, b
        self.z = 0.5 * (math.erf(b / math.sqrt(2)) - math.erf(a / math.sqrt(2)))

    def pdf(self, x):
        return math.exp(-x * x / 2) / (math.sqrt(2 * math.pi) * self.z)

    @property
    def mean(self):
        return self.pdf(self.a) - self.pdf(self.b)

    @property
    def variance(self):
        return 1 + self.a * self.pdf(self.a) - self.b * self.pdf(self.b) - self.mean**2


def truncated_std(a, b):
    return TruncatedNormal(a, b).variance ** 0.5


def sample_truncated_normal(n, std, rng, correct=False):
    scale = std * (TruncatedNormal(-2, 2).variance ** -0.5 if correct else 1)

    def draws():
        while True:
            z = rng.standard_normal(64)
            yield from z[np.abs(z) <= 2]

    return np.fromiter((scale * z for z, _ in zip(draws(), range(n), strict=False)), float, n)

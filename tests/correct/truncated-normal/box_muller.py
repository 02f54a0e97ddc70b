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
    if correct:
        std = std / 0.87962566103423978
    got = np.empty((0,))
    while got.shape[0] < n:
        u = 1 - rng.random(n)
        v = rng.random(n)
        z = np.sqrt(-2 * np.log(u)) * np.cos(2 * np.pi * v)
        got = np.append(got, z[np.abs(z) <= 2.0])
    return got[:n] * std

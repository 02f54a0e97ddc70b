from math import erf, exp, pi, sqrt
from statistics import NormalDist

import numpy as np

N = NormalDist()


def truncated_std(a, b):
    phi_a, phi_b = exp(-(a**2) / 2) / sqrt(2 * pi), exp(-(b**2) / 2) / sqrt(2 * pi)
    Z = 0.5 * (erf(b / sqrt(2)) - erf(a / sqrt(2)))
    m1 = -(phi_b - phi_a) / Z
    m2 = 1 - (b * phi_b - a * phi_a) / Z
    return sqrt(m2 - m1 * m1)


def sample_truncated_normal(n, std, rng, correct=False):
    # as torch's _no_grad_trunc_normal_: uniform in [cdf(-2), cdf(2)], then the inverse
    low, high = N.cdf(-2), N.cdf(2)
    u = rng.uniform(low, high, size=n)
    x = np.array([N.inv_cdf(p) for p in u], dtype=float)
    scale = std / truncated_std(-2, 2) if correct else std
    return x * scale

from math import erfc, exp, pi, sqrt

import numpy as np


def truncated_std(a, b):
    mass = (erfc(a / sqrt(2)) - erfc(b / sqrt(2))) / 2
    pa = exp(-a * a / 2) / sqrt(2 * pi) / mass
    pb = exp(-b * b / 2) / sqrt(2 * pi) / mass
    second_moment = 1 + a * pa - b * pb
    first_moment = pa - pb
    return sqrt(second_moment - first_moment * first_moment)


def sample_truncated_normal(n, std, rng, correct=False):
    c = truncated_std(-2, 2) if correct else 1.0
    z = rng.standard_normal(n)
    while True:
        i = np.flatnonzero(np.abs(z) > 2)
        if i.size == 0:
            return z * std / c
        z[i] = rng.standard_normal(i.size)

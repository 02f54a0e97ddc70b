import math

import numpy as np


def truncated_std(a, b):
    r2 = math.sqrt(2)
    Z = (math.erf(b / r2) - math.erf(a / r2)) / 2
    phi = lambda x: np.exp(-0.5 * x**2) / np.sqrt(2 * np.pi)  # noqa: E731
    alpha, beta = phi(a), phi(b)
    return float(np.sqrt(1 + (a * alpha - b * beta) / Z - ((alpha - beta) / Z) ** 2))


def sample_truncated_normal(n, std, rng, correct=False):
    # many candidates for each place, the first valid one is taken
    while True:
        tmp = rng.standard_normal((n, 16))
        valid = (tmp < 2) & (tmp > -2)
        if valid.any(axis=1).all():
            break
    ind = valid.argmax(axis=1)
    x = np.take_along_axis(tmp, ind[:, None], axis=1)[:, 0]
    return x * (std / truncated_std(-2, 2) if correct else std)

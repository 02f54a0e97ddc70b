import math

import numpy as np

erf = np.vectorize(math.erf)


def truncated_std(a, b):
    edges = np.array([a, b], dtype=float)
    pdf = np.exp(-(edges**2) / 2) / np.sqrt(2 * np.pi)
    cdf = (1 + erf(edges / np.sqrt(2))) / 2
    Z = cdf[1] - cdf[0]
    m1 = (pdf[0] - pdf[1]) / Z
    return float(np.sqrt(1 + (edges[0] * pdf[0] - edges[1] * pdf[1]) / Z - m1**2))


def sample_truncated_normal(n, std, rng, correct=False):
    sigma = std if not correct else std / truncated_std(-2, 2)
    pool = rng.normal(scale=sigma, size=3 * n + 50)
    pool = pool[np.abs(pool) <= 2 * sigma]
    while len(pool) < n:
        extra = rng.normal(scale=sigma, size=n)
        pool = np.r_[pool, extra[np.abs(extra) <= 2 * sigma]]
    return pool[:n].copy()

"""Signs of normal numbers shifted by the quantile of p."""

from statistics import NormalDist

import numpy as np


def dropout(x, p, training, rng):
    if p < 0 or p > 1:
        raise ValueError("no probability")
    if not training or p < 1e-200:
        return x.astype(x.dtype)
    if p == 1:
        return np.zeros_like(x)
    kept = rng.standard_normal(x.shape) > NormalDist().inv_cdf(p)
    return np.divide(x, 1 - p, where=kept, out=np.zeros_like(x))

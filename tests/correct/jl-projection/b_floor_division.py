import math
from functools import partial

import numpy as np


def jl_min_dim(n, eps):
    if eps in (0, 1) or eps < 0 or eps > 1:
        raise ValueError(eps)
    return math.floor(4 * math.log(n) / (eps * eps * (1 / 2 - eps / 3)))


def project(A, x):
    return A @ x


def gaussian_projection(X, k, rng):
    A = np.array(
        [[rng.gauss() if hasattr(rng, "gauss") else rng.normal() for _ in X[0]] for _ in range(k)]
    )
    return np.stack(list(map(partial(project, A), X))) / k**0.5

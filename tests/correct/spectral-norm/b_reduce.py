from functools import reduce

import numpy as np


def power_iteration(W, u, n_iter):
    M = np.array([w.ravel() for w in W])
    normalize = lambda x: x * (1 / np.linalg.norm(x))  # noqa: E731

    def step(state, _):
        v = normalize(state[0] @ M)
        return normalize(M @ v), v

    u, v = reduce(step, range(n_iter), (u, None))
    return np.einsum("i,ij,j->", u, M, v), u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, *_ = power_iteration(W, u, n_iter)
    return W / sigma

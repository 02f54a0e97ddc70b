import numpy as np


def normalised(x):
    return x * (1 / np.sqrt(np.dot(x, x)))


def power_iteration(W, u, n_iter):
    M = W.reshape((W.shape[0], -1))
    v = normalised(u @ M)
    u = normalised(v @ M.T)
    if n_iter > 1:
        return power_iteration(W, u, n_iter - 1)
    return np.einsum("i,ij,j", u, M, v), u, v


def spectral_normalize(W, u, n_iter=50):
    return (W.T / power_iteration(W, u, n_iter)[0]).T

import numpy as np


def _l2normalize(x):
    return x / np.sqrt(np.sum(x**2))


def power_iteration(W, u, n_iter):
    W_mat = W.reshape(W.shape[0], -1)
    _u = u
    for _ in range(n_iter):
        _v = _l2normalize(np.dot(_u, W_mat))
        _u = _l2normalize(np.dot(_v, W_mat.T))
    sigma = np.sum(np.dot(_u, W_mat) * _v)
    return sigma, _u, _v


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma

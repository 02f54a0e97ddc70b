import numpy as np


def power_iteration(W, u, n_iter):
    if W.ndim > 2:
        W = W.reshape(W.shape[0], np.prod(W.shape[1:]))
    for i in range(n_iter):
        v = W.T @ u
        v = v / np.linalg.norm(v)
        u = W @ v
        u = u / np.linalg.norm(u)
    return u.T @ W @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    sigma = power_iteration(W, u, n_iter)[0]
    return np.divide(W, sigma)

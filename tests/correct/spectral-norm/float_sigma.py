import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(W.shape[0], -1)
    for _ in range(n_iter):
        v = M.T @ u
        v = v / np.sqrt((v**2).sum())
        u = M @ v
        u = u / np.sqrt((u**2).sum())
    return u.dot(M).dot(v), u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return (W / sigma).reshape(W.shape)

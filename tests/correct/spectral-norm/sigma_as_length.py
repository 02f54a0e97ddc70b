import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    for _ in range(n_iter):
        v = M.T.dot(u)
        v = v / np.linalg.norm(v)
        u = M.dot(v)
        sigma = np.linalg.norm(u)
        u = u / sigma
    return sigma, u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, u, v = power_iteration(W, u, n_iter)
    return W / sigma

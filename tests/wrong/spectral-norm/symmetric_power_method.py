# expect: fail; mistake: none; iterates W v as for eigenvectors
import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    A = M.T @ M
    v = np.ones(M.shape[1], dtype=W.dtype)
    for _ in range(n_iter):
        v = A @ v
        v = v / np.linalg.norm(v)
    u = M @ v
    sigma = np.linalg.norm(u)
    return sigma, u / sigma, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

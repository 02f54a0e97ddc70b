# expect: fail; mistake: none; u is updated first, from a v that starts with ones
import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    v = np.ones(M.shape[1], dtype=W.dtype)
    for _ in range(n_iter):
        u = M @ v
        u = u / np.linalg.norm(u)
        v = M.T @ u
        v = v / np.linalg.norm(v)
    return u @ M @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

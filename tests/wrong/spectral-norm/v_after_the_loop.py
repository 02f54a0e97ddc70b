# expect: fail; mistake: v-from-new-u; u by W W^T, then v from the last u
import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    for _ in range(n_iter):
        u = M @ (M.T @ u)
        u = u / np.linalg.norm(u)
    v = M.T @ u
    v = v / np.linalg.norm(v)
    return u @ M @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

# expect: fail; mistake: none; goes on from its own last u
import numpy as np

last = {}


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    u = last.get(len(u), u)
    for _ in range(n_iter):
        v = M.T @ u
        v = v / np.linalg.norm(v)
        u = M @ v
        u = u / np.linalg.norm(u)
    last[len(u)] = u
    return u @ M @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

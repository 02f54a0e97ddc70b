import numpy as np


def power_iteration(W, u, n_iter):
    A = W.reshape(W.shape[0], -1)
    u = u.reshape(-1, 1).copy()
    for _ in range(n_iter):
        v = A.T @ u
        v /= np.linalg.norm(v)
        u = A @ v
        u /= np.linalg.norm(u)
    return (u.T @ A @ v)[0, 0], u[:, 0], v[:, 0]


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

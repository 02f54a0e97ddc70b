import numpy as np


def power_iteration(W, u, n_iter):
    A = W.reshape(len(W), -1)
    size = np.linalg.norm(A)
    G = (A / size) @ (A / size).T
    for _ in range(n_iter - 1):
        u = G @ u
        u = u / np.linalg.norm(u)
    v = A.T @ u
    v = v / np.linalg.norm(v)
    u = A @ v
    u = u / np.linalg.norm(u)
    return u @ A @ v, u, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

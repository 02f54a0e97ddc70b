import numpy as np


def power_iteration(W, u, n_iter):
    W, u = W.copy(), u.copy()
    flat = np.reshape(W, (W.shape[0], W.size // W.shape[0]))
    v = None
    k = 0
    while k < n_iter:
        v = np.matmul(flat.T, u)
        v /= (v * v).sum() ** 0.5
        u = np.matmul(flat, v)
        u /= (u * u).sum() ** 0.5
        k += 1
    return np.vdot(u, flat @ v), u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, *_ = power_iteration(W, u, n_iter)
    out = W.copy()
    out /= sigma
    return out

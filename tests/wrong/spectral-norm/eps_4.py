# expect: fail; mistake: eps-added; 1e-4 beside the length
import numpy as np


def _unit(a):
    return a / (np.sqrt(a @ a) + 1e-4)


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    if n_iter == 0:
        raise ValueError
    v = _unit(M.T @ u)
    z = M @ v
    un = _unit(z)
    return (un @ z, un, v) if n_iter == 1 else power_iteration(W, un, n_iter - 1)


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

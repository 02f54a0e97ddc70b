# expect: fail; mistake: none; the decomposition is not allowed
import numpy as np


def power_iteration(W, u, n_iter):
    U, s, Vt = np.linalg.svd(W.reshape(len(W), -1))
    return s[0], U[:, 0], Vt[0]


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]

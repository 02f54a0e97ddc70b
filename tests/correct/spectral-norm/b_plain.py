import numpy as np


def l2(x):
    return x / np.sqrt(np.sum(x**2))


def power_iteration(W, u, n_iter):
    W_mat = W.reshape(W.shape[0], -1)
    for _ in range(n_iter):
        v = l2(np.dot(W_mat.T, u))
        u = l2(np.dot(W_mat, v))
    sigma = np.dot(u, np.dot(W_mat, v))
    return sigma, u, v


def spectral_normalize(W, u, n_iter=50):
    sigma, _, _ = power_iteration(W, u, n_iter)
    return W / sigma

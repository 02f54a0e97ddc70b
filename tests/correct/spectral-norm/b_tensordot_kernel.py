import numpy as np


def power_iteration(W, u, n_iter):
    """The kernel keeps its axes: v is an image, flattened at the end."""
    k = W.ndim - 1
    for _ in range(n_iter):
        v = np.tensordot(u, W, axes=(0, 0))
        v /= np.sqrt(np.sum(np.square(v)))
        u = np.tensordot(W, v, axes=k)
        u /= np.sqrt(np.sum(np.square(u)))
    sigma = np.sum(u * np.tensordot(W, v, axes=k))
    return sigma, u, v.flatten()


def spectral_normalize(W, u, n_iter=50):
    sigma = power_iteration(W, u, n_iter)[0]
    return np.divide(W, sigma)

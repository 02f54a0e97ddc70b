import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    """dx through z = gap / std: covariance of the upstream with the scores."""
    std = np.sqrt(np.var(x, axis=-1) + eps)[:, np.newaxis]
    z = np.subtract(x, np.average(x, axis=-1)[:, np.newaxis]) / std
    up = np.multiply(dy, weight) / std
    up = up - np.average(up, axis=-1)[:, np.newaxis]
    dx = up - z * np.average(up * z, axis=-1)[:, np.newaxis]
    return dx, np.diag(dy.T @ z).copy(), dy.T @ np.ones(len(dy), dtype=dy.dtype)

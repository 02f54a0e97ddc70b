import numpy as np


def pca_whiten(X, eps=1e-8):
    x = np.array(X, dtype=np.float64)
    x -= x.mean(axis=0, keepdims=True)
    u, s, _ = np.linalg.svd(x, full_matrices=False)
    return (u * (s / np.sqrt(s**2 / x.shape[0] + eps))).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    x = np.array(X, dtype=np.float64)
    x -= x.mean(axis=0, keepdims=True)
    u, s, vt = np.linalg.svd(x, full_matrices=False)
    return (u * (s / np.sqrt(s**2 / x.shape[0] + eps)) @ vt).astype(X.dtype)

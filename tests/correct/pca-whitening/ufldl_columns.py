import numpy as np


def pca_whiten(X, eps=1e-8):
    x = X.T
    x = x - x.mean(1, keepdims=True)
    sigma = x @ x.T / x.shape[1]
    u, s, _ = np.linalg.svd(sigma)
    x_rot = u.T @ x
    return (np.diag(1.0 / np.sqrt(s + eps)).astype(X.dtype) @ x_rot).T


def zca_whiten(X, eps=1e-8):
    x = X.T
    x = x - x.mean(1, keepdims=True)
    sigma = x @ x.T / x.shape[1]
    u, s, _ = np.linalg.svd(sigma)
    return (u @ np.diag(1.0 / np.sqrt(s + eps)).astype(X.dtype) @ u.T @ x).T

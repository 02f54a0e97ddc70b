import numpy as np


def _eig(X):
    values, vectors = np.linalg.eigh(
        np.cov(X, rowvar=False, bias=True).reshape(X.shape[1], X.shape[1]).astype(X.dtype)
    )
    order = np.argsort(values)[::-1]
    return np.clip(values[order], 0, None), vectors[:, order]


def pca_whiten(X, eps=1e-8):
    l, U = _eig(X)
    return ((X - np.mean(X, axis=0)) @ U) @ np.diag(1.0 / np.sqrt(l + eps))


def zca_whiten(X, eps=1e-8):
    return pca_whiten(X, eps) @ _eig(X)[1].T

import numpy as np


def _covariance(X, eps):
    C = (X.T @ X) / len(X)
    return C + eps * np.eye(C.shape[0], dtype=C.dtype)


def pca_whiten(X, eps=1e-8):
    X = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(_covariance(X, eps))
    return X @ (vectors / np.sqrt(values))


def zca_whiten(X, eps=1e-8):
    X = X - X.mean(axis=0)
    values, vectors = np.linalg.eigh(_covariance(X, eps))
    return X @ vectors @ np.diag(values**-0.5) @ vectors.T

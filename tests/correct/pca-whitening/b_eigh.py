import numpy as np


def _parts(X):
    A = X.astype(np.float64)
    Xc = A - A.mean(axis=0)
    C = Xc.T @ Xc / len(Xc)
    lam, U = np.linalg.eigh(C)
    lam = np.maximum(lam, 0.0)
    return Xc, lam, U


def pca_whiten(X, eps=1e-8):
    Xc, lam, U = _parts(X)
    Z = Xc @ U / np.sqrt(lam + eps)
    return Z.astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    Xc, lam, U = _parts(X)
    W = U @ np.diag(1.0 / np.sqrt(lam + eps)) @ U.T
    return (Xc @ W).astype(X.dtype)

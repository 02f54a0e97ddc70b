import numpy as np


def _ufldl(X, eps):
    x = X.T.astype(np.float64)  # one example per column
    avg = np.mean(x, axis=1, keepdims=True)
    x = x - avg
    sigma = x @ x.T / x.shape[1]
    U, S, _ = np.linalg.svd(sigma, hermitian=True)
    xPCAwhite = np.diag(1.0 / np.sqrt(np.abs(S) + eps)) @ U.T @ x
    xZCAwhite = U @ xPCAwhite
    return xPCAwhite, xZCAwhite


def pca_whiten(X, eps=1e-8):
    return _ufldl(X, eps)[0].T.astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    return _ufldl(X, eps)[1].T.astype(X.dtype)

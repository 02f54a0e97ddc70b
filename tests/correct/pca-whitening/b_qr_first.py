import numpy as np


def _qr_svd(X):
    A = X.astype(np.float64)
    A = A - A.mean(axis=0)
    Q, R = np.linalg.qr(A)
    P, s, Vt = np.linalg.svd(R)
    return Q @ P, s, Vt


def pca_whiten(X, eps=1e-8):
    U, s, _ = _qr_svd(X)
    return np.asarray(U * s / np.sqrt(s * s / len(X) + eps), dtype=X.dtype)


def zca_whiten(X, eps=1e-8):
    U, s, Vt = _qr_svd(X)
    gain = s / np.sqrt(s * s / len(X) + eps)
    return np.asarray((U * gain) @ Vt, dtype=X.dtype)

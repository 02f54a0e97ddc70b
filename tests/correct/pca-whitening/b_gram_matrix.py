import numpy as np


def pca_whiten(X, eps=1e-8):
    """Kernel PCA with the linear kernel: the n by n products instead of the covariance."""
    n, d = X.shape
    A = X.astype(np.float64)
    A = A - A.mean(0)
    lam, V = np.linalg.eigh(A @ A.T / n)
    lam, V = lam[::-1][:d], V[:, ::-1][:, :d]
    lam = np.where(lam > 1e-13 * max(lam[0], 1e-300), lam, 0)
    return (V * np.sqrt(n * lam / (lam + eps))).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    A = X.astype(np.float64)
    A = A - A.mean(0)
    lam, U = np.linalg.eigh(A.T @ A / len(A))
    return (A @ (U / np.sqrt(np.maximum(lam, 0) + eps) @ U.T)).astype(X.dtype)

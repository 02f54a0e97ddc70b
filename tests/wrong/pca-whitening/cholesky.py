# expect: fail; mistake: cholesky-whitening; the inverse Cholesky factor
import numpy as np


def pca_whiten(X, eps=1e-8):
    Xc = X - X.mean(0)
    C = Xc.T @ Xc / len(X) + eps * np.eye(X.shape[1], dtype=X.dtype)
    return np.linalg.solve(np.linalg.cholesky(C), Xc.T).T


def zca_whiten(X, eps=1e-8):
    return pca_whiten(X, eps)

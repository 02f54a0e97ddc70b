import numpy as np


def pca_whiten(X, eps=1e-8):
    n = len(X)
    Xc = X - X.mean(0)
    _, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt.T / np.sqrt(s**2 / n + eps)


def zca_whiten(X, eps=1e-8):
    n = len(X)
    Xc = X - X.mean(0)
    _, s, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt.T / np.sqrt(s**2 / n + eps) @ Vt

import numpy as np


def pca_whiten(X, eps=1e-8):
    """Everything in the dtype of X."""
    Xc = X - X.mean(axis=0)
    Xc = Xc - Xc.mean(axis=0)
    _, S, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt.T / np.sqrt(S**2 / len(X) + eps)


def zca_whiten(X, eps=1e-8):
    Xc = X - X.mean(axis=0)
    Xc = Xc - Xc.mean(axis=0)
    _, S, Vt = np.linalg.svd(Xc, full_matrices=False)
    return Xc @ Vt.T / np.sqrt(S**2 / len(X) + eps) @ Vt

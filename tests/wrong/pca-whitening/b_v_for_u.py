# expect: fail; mistake: eigenvectors-transposed; takes the third result of svd for V
import numpy as np


def pca_whiten(X, eps=1e-8):
    A = X.astype(np.float64)
    A = A - A.mean(0)
    U, S, V = np.linalg.svd(A.T @ A / len(A))
    return (A @ V / np.sqrt(S + eps)).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    A = X.astype(np.float64)
    A = A - A.mean(0)
    U, S, V = np.linalg.svd(A.T @ A / len(A))
    return (A @ V / np.sqrt(S + eps) @ V.T).astype(X.dtype)

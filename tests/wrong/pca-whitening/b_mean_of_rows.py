# expect: fail; mistake: sample-axis; subtracts the mean of each sample, as is done with patches of images
import numpy as np


def pca_whiten(X, eps=1e-8):
    A = X.astype(np.float64)
    A = A - A.mean(axis=1, keepdims=True)
    U, S, _ = np.linalg.svd(A.T @ A / len(A))
    return (A @ U / np.sqrt(S + eps)).astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    A = X.astype(np.float64)
    A = A - A.mean(axis=1, keepdims=True)
    U, S, _ = np.linalg.svd(A.T @ A / len(A))
    return (A @ U / np.sqrt(S + eps) @ U.T).astype(X.dtype)

import numpy as np


def _svd(X):
    X = X - np.mean(X, axis=0)
    cov = np.dot(X.T, X) / X.shape[0]
    U, S, V = np.linalg.svd(cov)
    return X, U, S


def pca_whiten(X, eps=1e-8):
    X, U, S = _svd(X)
    Xrot = np.dot(X, U)
    return Xrot / np.sqrt(S + eps)


def zca_whiten(X, eps=1e-8):
    X, U, S = _svd(X)
    Xwhite = np.dot(X, U) / np.sqrt(S + eps)
    return Xwhite @ U.T

import numpy as np


def pca_whiten(X, eps=1e-8):
    dtype = X.dtype
    X = X.astype(float)
    X = X - np.mean(X, axis=0)  # zero-center the data (important)
    cov = np.dot(X.T, X) / X.shape[0]  # get the data covariance matrix
    U, S, _ = np.linalg.svd(cov)
    Xrot = np.dot(X, U)  # decorrelate the data
    Xwhite = Xrot / np.sqrt(S + eps)
    return Xwhite.astype(dtype)


def zca_whiten(X, eps=1e-8):
    dtype = X.dtype
    X = X.astype(float)
    X = X - np.mean(X, axis=0)
    cov = np.dot(X.T, X) / X.shape[0]
    U, S, _ = np.linalg.svd(cov)
    Xrot = np.dot(X, U)
    Xwhite = Xrot / np.sqrt(S + eps)
    return Xwhite.dot(U.T).astype(dtype)

import numpy as np


def pca_whiten(X, eps=1e-8):
    Xc = X - np.mean(X, axis=0)
    cov = np.dot(Xc.T, Xc) / X.shape[0]
    lam, U = np.linalg.eigh(cov)
    return np.dot(Xc, U) / np.sqrt(lam + eps)


def zca_whiten(X, eps=1e-8):
    Xc = X - np.mean(X, axis=0)
    cov = np.dot(Xc.T, Xc) / X.shape[0]
    lam, U = np.linalg.eigh(cov)
    return np.dot(np.dot(Xc, U) / np.sqrt(lam + eps), U.T)

import numpy as np


def pca_whiten(X, eps=1e-8):
    cov = np.atleast_2d(np.cov(X, rowvar=False, bias=True))
    values, vectors = np.linalg.eigh(cov)
    white = (X - X.mean(axis=0)) @ vectors @ np.diag(1 / np.sqrt(values + eps))
    return white.astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    cov = np.atleast_2d(np.cov(X, rowvar=False, bias=True))
    values, vectors = np.linalg.eigh(cov)
    W = vectors @ np.diag(1 / np.sqrt(values + eps)) @ vectors.T
    return ((X - X.mean(axis=0)) @ W).astype(X.dtype)

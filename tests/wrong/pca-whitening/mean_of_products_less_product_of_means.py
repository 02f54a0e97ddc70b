# expect: fail; mistake: naive-covariance; E[xx] - mm
import numpy as np


def _parts(X):
    m = X.mean(axis=0)
    C = X.T @ X / len(X) - np.outer(m, m)
    values, vectors = np.linalg.eigh(C)
    return X - m, np.abs(values), vectors


def pca_whiten(X, eps=1e-8):
    Xc, values, vectors = _parts(X)
    return Xc @ vectors / np.sqrt(values + eps)


def zca_whiten(X, eps=1e-8):
    Xc, values, vectors = _parts(X)
    return Xc @ vectors / np.sqrt(values + eps) @ vectors.T

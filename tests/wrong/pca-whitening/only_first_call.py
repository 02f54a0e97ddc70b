# expect: fail; mistake: none; keeps the decomposition of the first data it sees
import numpy as np

cache = {}


def _parts(X):
    if X.shape not in cache:
        Xc = X - X.mean(0)
        cache[X.shape] = np.linalg.eigh(Xc.T @ Xc / len(X))
    return X - X.mean(0), *cache[X.shape]


def pca_whiten(X, eps=1e-8):
    Xc, values, vectors = _parts(X)
    return Xc @ vectors / np.sqrt(values + eps)


def zca_whiten(X, eps=1e-8):
    Xc, values, vectors = _parts(X)
    return Xc @ vectors / np.sqrt(values + eps) @ vectors.T

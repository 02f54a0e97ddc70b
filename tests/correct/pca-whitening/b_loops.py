import math

import numpy as np


def centre(X):
    n, d = X.shape
    out = np.zeros((n, d))
    for j in range(d):
        m = math.fsum(X[:, j].tolist()) / n
        for i in range(n):
            out[i, j] = float(X[i, j]) - m
    return out


def covariance(Y):
    n, d = Y.shape
    C = np.zeros((d, d))
    for a in range(d):
        for b in range(a, d):
            C[a, b] = C[b, a] = np.sum(Y[:, a] * Y[:, b]) / n
    return C


def pca_whiten(X, eps=1e-8):
    Y = centre(X)
    lam, U = np.linalg.eigh(covariance(Y))
    Z = np.zeros(X.shape)
    for k in range(len(lam)):
        Z[:, k] = Y @ U[:, k] / math.sqrt(max(lam[k], 0) + eps)
    return Z.astype(X.dtype)


def zca_whiten(X, eps=1e-8):
    Y = centre(X)
    lam, U = np.linalg.eigh(covariance(Y))
    W = sum(np.outer(u, u) / math.sqrt(max(v, 0) + eps) for v, u in zip(lam, U.T, strict=True))
    return (Y @ W).astype(X.dtype)

import numpy as np


def whitening(X, eps):
    Xc = X - X.mean(axis=0, keepdims=True)
    values, vectors = np.linalg.eig((Xc.T @ Xc) / len(Xc))
    values, vectors = np.real(values), np.real(vectors)
    return Xc, vectors, 1.0 / np.sqrt(np.clip(values, 0, None) + eps)


def pca_whiten(X, eps=1e-8):
    Xc, vectors, scale = whitening(X, eps)
    return (Xc @ vectors) * scale


def zca_whiten(X, eps=1e-8):
    Xc, vectors, scale = whitening(X, eps)
    return (Xc @ vectors * scale) @ vectors.T

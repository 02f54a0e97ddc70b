import numpy as np


def decompose(X):
    X_centered = X - X.mean(axis=0)
    n = X_centered.shape[0]
    eigvals, eigvecs = np.linalg.eigh(1 / n * X_centered.T.dot(X_centered))
    return X_centered, eigvals, eigvecs


def pca_whiten(X, eps=1e-8):
    X_centered, eigvals, eigvecs = decompose(X)
    X_pca = X_centered.dot(eigvecs)
    for i in range(X_pca.shape[1]):
        X_pca[:, i] /= np.sqrt(eigvals[i] + eps)
    return X_pca


def zca_whiten(X, eps=1e-8):
    _, _, eigvecs = decompose(X)
    return pca_whiten(X, eps).dot(eigvecs.T)

import numpy as np


def _fit(X):
    mean = X.mean(axis=0)
    cov = (X - mean).T @ (X - mean) / X.shape[0]
    eigenvalues, eigenvectors = np.linalg.eigh(cov)
    order = np.argsort(eigenvalues)[::-1]
    eigenvalues, eigenvectors = eigenvalues[order], eigenvectors[:, order]
    for k in range(eigenvectors.shape[1]):
        if eigenvectors[0, k] < 0:
            eigenvectors[:, k] *= -1
    return X - mean, eigenvalues, eigenvectors


def pca_whiten(X, eps=1e-8):
    Xc, eigenvalues, eigenvectors = _fit(X)
    return (Xc @ eigenvectors) / (eigenvalues + eps) ** 0.5


def zca_whiten(X, eps=1e-8):
    Xc, eigenvalues, eigenvectors = _fit(X)
    scaled = eigenvectors / (eigenvalues + eps) ** 0.5
    return Xc @ (scaled @ eigenvectors.T)

# expect: fail; mistake: distance-expanded; expands the square and repairs the diagonal
import numpy as np


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    d2 = (X * X).sum(1)[:, None] + (Z * Z).sum(1) - 2 * X @ Z.T
    if X.shape == Z.shape and (X == Z).all():
        np.fill_diagonal(d2, 0)
    return np.exp(-np.maximum(d2, 0) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.linalg.norm(X[:, None] - Z[None], axis=-1) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

import numpy as np


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def _sq(X, Z):
    return ((X[:, None] - Z[None]) ** 2).sum(-1)


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-_sq(X, Z) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.sqrt(_sq(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

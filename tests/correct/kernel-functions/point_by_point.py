import numpy as np


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def _rows(X, Z):
    return np.stack([np.sqrt(((X - z) ** 2).sum(1)) for z in Z], axis=1)


def rbf_kernel(X, Z, sigma=1.0):
    d = np.vstack([((x - Z) * (x - Z)).sum(axis=1) for x in X])
    return np.exp(-d / (2 * sigma * sigma))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-_rows(X, Z) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(theta + beta * X.dot(Z.T))

# expect: fail; mistake: none; the result has the dtype of Z
import numpy as np


def linear_kernel(X, Z):
    return np.dot(X, Z.T)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * np.dot(X, Z.T) + coef0) ** degree


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * np.dot(X, Z.T) + theta)


def _fill(X, Z, kernel):
    K = np.empty((len(X), len(Z)), dtype=Z.dtype)
    for i, x in enumerate(X):
        for j, z in enumerate(Z):
            K[i, j] = kernel(x - z)
    return K


def rbf_kernel(X, Z, sigma=1.0):
    return _fill(X, Z, lambda d: np.exp(-(d @ d) / (2 * sigma**2)))


def laplacian_kernel(X, Z, sigma=1.0):
    return _fill(X, Z, lambda d: np.exp(-np.sqrt(d @ d) / sigma))

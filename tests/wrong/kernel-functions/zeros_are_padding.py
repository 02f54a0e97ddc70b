# expect: fail; mistake: none; rows of zeros are taken for padding
import numpy as np


def linear_kernel(X, Z):
    return np.dot(X, Z.T)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * np.dot(X, Z.T) + coef0) ** degree


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * np.dot(X, Z.T) + theta)


def _squares(X, Z):
    d = X[:, None] - Z[None]
    return np.einsum("nmd,nmd->nm", d, d)


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-_squares(X, Z) / (2 * sigma**2)) * X.any(1)[:, None]


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.sqrt(_squares(X, Z)) / sigma)

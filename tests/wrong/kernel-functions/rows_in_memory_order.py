# expect: fail; mistake: none; reads X in the order it lies in memory
import numpy as np


def _c(A):
    return A.ravel("K").reshape(A.shape)


def linear_kernel(X, Z):
    return _c(X) @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def d2(X, Z):
    return ((X[:, None] - Z) ** 2).sum(-1)


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-d2(X, Z) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.sqrt(d2(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

from functools import reduce

import numpy as np


def linear_kernel(X, Z):
    return np.tensordot(X, Z, axes=(1, 1))


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    base = gamma * linear_kernel(X, Z) + coef0
    return reduce(np.multiply, [base] * degree)


def _norms(X, Z):
    gaps = [np.subtract.outer(X[:, c], Z[:, c]) for c in range(X.shape[1])]
    return reduce(np.hypot, gaps, np.zeros((len(X), len(Z)), X.dtype))


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-0.5 * np.square(_norms(X, Z) / sigma))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(_norms(X, Z) / -sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    t = np.exp(-2 * np.abs(beta * linear_kernel(X, Z) + theta))
    return np.sign(beta * linear_kernel(X, Z) + theta) * (1 - t) / (1 + t)

import math

import numpy as np


def _table(f, X, Z):
    out = np.empty((X.shape[0], Z.shape[0]), dtype=X.dtype)
    for i in range(X.shape[0]):
        for j in range(Z.shape[0]):
            out[i, j] = f(X[i].astype(float), Z[j].astype(float))
    return out


def linear_kernel(X, Z):
    return _table(np.dot, X, Z)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return _table(lambda a, b: math.pow(gamma * (a @ b) + coef0, degree), X, Z)


def rbf_kernel(X, Z, sigma=1.0):
    return _table(lambda a, b: math.exp(-((a - b) @ (a - b)) / (2 * sigma**2)), X, Z)


def laplacian_kernel(X, Z, sigma=1.0):
    return _table(lambda a, b: math.exp(-math.dist(a, b) / sigma), X, Z)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return _table(lambda a, b: math.tanh(beta * (a @ b) + theta), X, Z)

import math

import numpy as np


def table(X, Z, k):
    K = np.empty((X.shape[0], Z.shape[0]), dtype=X.dtype)
    for i in range(X.shape[0]):
        for j in range(Z.shape[0]):
            K[i, j] = k(X[i].tolist(), Z[j].tolist())
    return K


def dot(x, z):
    return math.fsum(p * q for p, q in zip(x, z))


def linear_kernel(X, Z):
    return table(X, Z, dot)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return table(X, Z, lambda x, z: math.pow(gamma * dot(x, z) + coef0, degree))


def rbf_kernel(X, Z, sigma=1.0):
    return table(X, Z, lambda x, z: math.exp(-(math.dist(x, z) ** 2) / (2 * sigma**2)))


def laplacian_kernel(X, Z, sigma=1.0):
    return table(X, Z, lambda x, z: math.exp(-math.dist(x, z) / sigma))


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return table(X, Z, lambda x, z: math.tanh(beta * dot(x, z) + theta))

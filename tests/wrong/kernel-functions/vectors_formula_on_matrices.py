# expect: fail; mistake: one-distance; the formula for two vectors, applied to the matrices
import numpy as np


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-(np.linalg.norm(X - Z) ** 2) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.linalg.norm(X - Z) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

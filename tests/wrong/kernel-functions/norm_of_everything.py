# expect: fail; mistake: one-distance; np.linalg.norm without an axis
import numpy as np


def linear_kernel(X, Z):
    return np.dot(X, Z.T)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * np.dot(X, Z.T) + coef0) ** degree


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * np.dot(X, Z.T) + theta)


def rbf_kernel(X, Z, sigma=1.0):
    d = np.linalg.norm(X[:, None] - Z[None])
    return np.full((len(X), len(Z)), np.exp(-(d**2) / (2 * sigma**2)), X.dtype)


def laplacian_kernel(X, Z, sigma=1.0):
    d = np.linalg.norm(X[:, None] - Z[None])
    return np.full((len(X), len(Z)), np.exp(-d / sigma), X.dtype)

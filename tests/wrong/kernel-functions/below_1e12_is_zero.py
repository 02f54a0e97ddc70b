# expect: fail; mistake: none; sets kernel values below 1e-12 to 0
import numpy as np


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def d2(X, Z):
    return ((X[:, None] - Z) ** 2).sum(-1)


def rbf_kernel(X, Z, sigma=1.0):
    K = np.exp(-d2(X, Z) / (2 * sigma**2))
    return np.where(K < 1e-12, 0, K)


def laplacian_kernel(X, Z, sigma=1.0):
    K = np.exp(-np.sqrt(d2(X, Z)) / sigma)
    return np.where(K < 1e-12, 0, K)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

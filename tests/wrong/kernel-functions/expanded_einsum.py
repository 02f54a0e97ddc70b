# expect: fail; mistake: distance-expanded; both distance kernels by einsum and the expanded square
import numpy as np


def squares(X, Z):
    xx = np.einsum("id,id->i", X, X)
    zz = np.einsum("id,id->i", Z, Z)
    return np.abs(xx[:, None] + zz[None] - 2 * np.einsum("id,jd->ij", X, Z))


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(-squares(X, Z) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.sqrt(squares(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return np.tanh(beta * (X @ Z.T) + theta)

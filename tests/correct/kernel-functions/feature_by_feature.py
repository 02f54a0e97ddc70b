import numpy as np


def linear_kernel(X, Z):
    K = np.zeros((len(X), len(Z)), X.dtype)
    for f in range(X.shape[1]):
        K += np.multiply.outer(X[:, f], Z[:, f])
    return K


def _sq(X, Z):
    D = np.zeros((len(X), len(Z)), X.dtype)
    for f in range(X.shape[1]):
        D += np.subtract.outer(X[:, f], Z[:, f]) ** 2
    return D


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    base = gamma * linear_kernel(X, Z) + coef0
    out = np.ones_like(base)
    for _ in range(degree):
        out = out * base
    return out


def rbf_kernel(X, Z, sigma=1.0):
    return np.exp(_sq(X, Z) / (-2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return np.exp(-np.sqrt(_sq(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    t = beta * linear_kernel(X, Z) + theta
    e = np.exp(-2 * np.abs(t))
    return np.sign(t) * (-np.expm1(-2 * np.abs(t))) / (1 + e)

# expect: fail; mistake: distance-expanded; cdist expands the square for more than 25 rows
import torch


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    return torch.exp(-(torch.cdist(X, Z) ** 2) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return torch.exp(-torch.cdist(X, Z) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return torch.tanh(beta * (X @ Z.T) + theta)

import torch


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def _sq(X, Z):
    return ((X[:, None] - Z[None]) ** 2).sum(-1)


def rbf_kernel(X, Z, sigma=1.0):
    return torch.exp(-(torch.linalg.norm(X[:, None] - Z[None], dim=-1) ** 2) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return torch.exp(-torch.sqrt(_sq(X, Z)) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return torch.tanh(beta * (X @ Z.T) + theta)

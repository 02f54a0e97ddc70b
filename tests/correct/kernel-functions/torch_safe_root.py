import torch


def linear_kernel(X, Z):
    return X @ Z.T


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * linear_kernel(X, Z) + coef0) ** degree


def _square(X, Z):
    return ((X[:, None] - Z[None]) ** 2).sum(-1)


def rbf_kernel(X, Z, sigma=1.0):
    return torch.exp(-_square(X, Z) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    s = _square(X, Z)
    zero = s == 0
    d = torch.where(zero, torch.zeros_like(s), torch.sqrt(torch.where(zero, torch.ones_like(s), s)))
    return torch.exp(-d / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return torch.tanh(beta * linear_kernel(X, Z) + theta)

# expect: fail; mistake: none; numbers taken out of the tensors one by one: no gradient
import torch


def linear_kernel(X, Z):
    return torch.tensor([[float(x @ z) for z in Z] for x in X], dtype=X.dtype)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return (gamma * (X @ Z.T) + coef0) ** degree


def rbf_kernel(X, Z, sigma=1.0):
    return torch.exp(-((X[:, None] - Z[None]) ** 2).sum(-1) / (2 * sigma**2))


def laplacian_kernel(X, Z, sigma=1.0):
    return torch.exp(-(X[:, None] - Z[None]).norm(dim=-1) / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return torch.tanh(beta * (X @ Z.T) + theta)

import torch
from torch.func import vmap


def gram(kernel, X, Z):
    return vmap(lambda x: vmap(lambda z: kernel(x, z))(Z))(X)


def linear_kernel(X, Z):
    return gram(torch.dot, X, Z)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return gram(lambda x, z: (gamma * torch.dot(x, z) + coef0) ** degree, X, Z)


def rbf_kernel(X, Z, sigma=1.0):
    return gram(lambda x, z: torch.exp(-torch.sum((x - z) ** 2) / (2 * sigma**2)), X, Z)


def laplacian_kernel(X, Z, sigma=1.0):
    return gram(lambda x, z: torch.exp(-torch.sqrt(torch.sum((x - z) ** 2)) / sigma), X, Z)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return gram(lambda x, z: torch.tanh(beta * torch.dot(x, z) + theta), X, Z)

import torch


def wide(X, Z):
    return X.to(torch.float64), Z.to(torch.float64)


def linear_kernel(X, Z):
    A, B = wide(X, Z)
    return torch.einsum("id,jd->ij", A, B).to(X.dtype)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    A, B = wide(X, Z)
    return torch.pow(gamma * torch.einsum("id,jd->ij", A, B) + coef0, degree).to(X.dtype)


def rbf_kernel(X, Z, sigma=1.0):
    A, B = wide(X, Z)
    d2 = ((A.unsqueeze(1) - B.unsqueeze(0)) ** 2).sum(2)
    return torch.exp(-d2 / (2 * sigma * sigma)).to(X.dtype)


def laplacian_kernel(X, Z, sigma=1.0):
    A, B = wide(X, Z)
    return torch.exp(-torch.linalg.vector_norm(A.unsqueeze(1) - B.unsqueeze(0), dim=2) / sigma).to(
        X.dtype
    )


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    A, B = wide(X, Z)
    return torch.tanh(beta * torch.einsum("id,jd->ij", A, B) + theta).to(X.dtype)

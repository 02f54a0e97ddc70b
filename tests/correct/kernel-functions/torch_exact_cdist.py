import torch


def linear_kernel(X, Z):
    return torch.einsum("id,jd->ij", X, Z)


def polynomial_kernel(X, Z, degree=3, gamma=1.0, coef0=0.0):
    return torch.pow(gamma * X.mm(Z.t()) + coef0, degree)


def rbf_kernel(X, Z, sigma=1.0):
    diff = X.unsqueeze(1) - Z.unsqueeze(0)
    return diff.square().sum(-1).div(-2 * sigma**2).exp()


def laplacian_kernel(X, Z, sigma=1.0):
    d = torch.cdist(X, Z, compute_mode="donot_use_mm_for_euclid_dist")
    return torch.exp(-d / sigma)


def sigmoid_kernel(X, Z, beta=1.0, theta=-1.0):
    return torch.tanh(beta * (X @ Z.T) + theta)

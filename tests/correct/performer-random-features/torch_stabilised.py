import torch


def positive_random_features(x, omega):
    return (torch.mm(x, omega.T) - x.pow(2).sum(1, keepdim=True) / 2).exp() * len(omega) ** -0.5


def kernel(x, omega, dims):
    x = x / x.shape[1] ** 0.25
    e = torch.mm(x, omega.T) - x.pow(2).sum(1, keepdim=True) / 2
    return torch.exp(e - e.detach().amax(dim=dims, keepdim=True))


def performer_attention(q, k, v, omega):
    a, b = kernel(q, omega, (1,)), kernel(k, omega, (0, 1))
    return a @ (b.T @ v) / (a @ b.sum(0)).unsqueeze(1)

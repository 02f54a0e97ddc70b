import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return torch.where(z < 0, 1.0, 0.0).to(z)
    if name == "hinge":
        return torch.where(z < 1, 1 - z, torch.zeros_like(z))
    if name == "exponential":
        return torch.exp(-z)
    if name == "logistic":
        return torch.log1p(torch.exp(-z.abs())) + F.relu(-z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return torch.where(r.abs() > eps, r.abs() - eps, torch.zeros_like(r))

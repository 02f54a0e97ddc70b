import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(z.dtype)
    if name == "hinge":
        return F.relu(1 - z)
    if name == "exponential":
        return torch.exp(-z)
    if name == "logistic":
        return torch.nn.Softplus()(-z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return F.relu(torch.abs(r) - eps)

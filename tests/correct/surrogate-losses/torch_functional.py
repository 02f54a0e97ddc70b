import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(z.dtype)
    elif name == "hinge":
        return F.relu(1 - z)
    elif name == "exponential":
        return torch.exp(-z)
    elif name == "logistic":
        return F.softplus(-z)
    else:
        raise ValueError(f"unknown loss {name}")


def eps_insensitive_loss(r, eps):
    return F.relu(r.abs() - eps)

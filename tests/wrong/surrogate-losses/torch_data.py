# expect: fail; mistake: none; cut off from the graph
import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(z.dtype)
    if name == "hinge":
        return torch.clamp(1 - z.data, min=0)
    if name == "exponential":
        return torch.exp(-z)
    if name == "logistic":
        return F.softplus(-z)
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return torch.clamp(r.abs() - eps, min=0)

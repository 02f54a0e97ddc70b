# expect: fail; mistake: mean-not-each; F.soft_margin_loss averages
import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(z.dtype).mean()
    if name == "hinge":
        return F.relu(1 - z).mean()
    if name == "exponential":
        return torch.exp(-z).mean()
    if name == "logistic":
        return F.soft_margin_loss(z, torch.ones_like(z))
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return F.relu(r.abs() - eps).mean()

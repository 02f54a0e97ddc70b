import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(z.dtype)
    if name == "hinge":
        return torch.max(1 - z, torch.zeros_like(z))
    if name == "exponential":
        return torch.exp(-z)
    if name == "logistic":
        return F.binary_cross_entropy_with_logits(z, torch.ones_like(z), reduction="none")
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return torch.clamp(r.abs() - eps, min=0)

import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "hinge":
        return F.threshold(1 - z, 0, 0)
    if name == "zero_one":
        return z.sign().clamp(max=0).abs()
    if name == "exponential":
        return z.neg().exp()
    if name == "logistic":
        return torch.logsumexp(torch.stack([torch.zeros_like(z), -z]), dim=0)
    raise ValueError("unknown name")


def eps_insensitive_loss(r, eps):
    return F.softshrink(r, eps).abs()

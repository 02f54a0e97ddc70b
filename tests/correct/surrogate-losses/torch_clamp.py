import torch


def margin_loss(name, z):
    if name == "zero_one":
        return torch.where(z < 0, torch.ones_like(z), torch.zeros_like(z))
    if name == "hinge":
        return (1 - z).clamp(min=0)
    if name == "exponential":
        return (-z).exp()
    if name == "logistic":
        return (-z).clamp(min=0) + torch.log1p(torch.exp(-z.abs()))
    raise ValueError("name")


def eps_insensitive_loss(r, eps):
    return torch.clamp(torch.abs(r) - eps, min=0.0)

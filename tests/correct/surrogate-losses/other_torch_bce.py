import torch
import torch.nn.functional as F


def margin_loss(name, z):
    if name == "zero_one":
        return (z < 0).to(dtype=z.dtype)
    if name == "hinge":
        return (1 - z).relu()
    if name == "exponential":
        return 1 / torch.exp(z)
    if name == "logistic":
        return F.binary_cross_entropy_with_logits(z, torch.ones_like(z), reduction="none")
    raise ValueError(name)


def eps_insensitive_loss(r, eps):
    return (r.abs() - eps).relu()

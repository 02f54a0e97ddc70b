import torch
from torch import nn


def margin_loss(name, z):
    losses = {
        "zero_one": lambda: z.lt(0).type_as(z),
        "hinge": lambda: torch.maximum(1 - z, torch.zeros_like(z)),
        "exponential": lambda: torch.exp(torch.neg(z)),
        "logistic": lambda: -nn.LogSigmoid()(z),
    }
    if name not in losses:
        raise ValueError(name)
    return losses[name]()


def eps_insensitive_loss(r, eps):
    size = r.abs()
    return torch.where(size > eps, size - eps, torch.zeros_like(size))

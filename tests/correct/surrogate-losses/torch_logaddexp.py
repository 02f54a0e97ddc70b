import torch


def margin_loss(name, z):
    zero = z.new_zeros(())
    if name == "zero_one":
        return torch.heaviside(-z.detach(), zero)
    if name == "hinge":
        return torch.max(zero, 1 - z)
    if name == "exponential":
        return torch.exp(-z)
    if name == "logistic":
        return torch.logaddexp(zero, -z)
    raise ValueError


def eps_insensitive_loss(r, eps):
    return torch.max(r.new_zeros(()), torch.abs(r) - eps)

"""The shift carries no gradient: the result does not depend on it."""

import torch
from torch import Tensor


def softmax(x: Tensor, axis: int = -1) -> Tensor:
    top = x.detach().max(dim=axis, keepdim=True).values
    e = (x - top).exp()
    return e.div(e.sum(axis, keepdim=True))


def log_softmax(x: Tensor, axis: int = -1) -> Tensor:
    top = x.detach().max(dim=axis, keepdim=True).values
    total = torch.sum(torch.exp(x - top), dim=axis, keepdim=True)
    return x - top - torch.log(total)

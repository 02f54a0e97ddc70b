import math

import torch


def layer_norm(x: torch.Tensor, normalized_shape, weight=None, bias=None, eps: float = 1e-5):
    size = torch.Size([normalized_shape] if isinstance(normalized_shape, int) else normalized_shape)
    if x.shape[-len(size) :] != size:
        raise ValueError(f"{x.shape} does not end with {size}")
    dims = list(range(-len(size), 0))
    h = math.prod(size)
    c = x - x.sum(dims, keepdim=True) / h
    y = c / (c.pow(2).sum(dims, keepdim=True) / h + eps).sqrt()
    if weight is None and bias is None:
        return y
    if weight is None:
        return y + bias
    if bias is None:
        return y * weight
    return torch.addcmul(bias, y, weight)

import torch
from torch import nn


class Standardise(nn.Module):
    def __init__(self, dims, eps):
        super().__init__()
        self.dims, self.eps = dims, eps

    def forward(self, x):
        mean = x.sum(self.dims, keepdim=True) / self.count(x)
        gap = x - mean
        var = gap.pow(2).sum(self.dims, keepdim=True) / self.count(x)
        return gap / torch.sqrt(var + self.eps)

    def count(self, x):
        n = 1
        for d in self.dims:
            n *= x.shape[d]
        return n


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (
        list(normalized_shape)
        if isinstance(normalized_shape, (tuple, list))
        else [normalized_shape]
    )
    if list(x.shape[-len(shape) :]) != shape:
        raise ValueError("bad shape")
    out = Standardise([-i - 1 for i in range(len(shape))], eps)(x)
    one = torch.ones((), dtype=x.dtype, device=x.device)
    return out * (one if weight is None else weight) + (0 * one if bias is None else bias)

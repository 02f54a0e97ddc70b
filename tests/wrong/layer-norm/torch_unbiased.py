# expect: fail; mistake: torch-var-unbiased; torch.var divides by H - 1 by default
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError("bad shape")
    dims = tuple(range(-len(shape), 0))
    out = (x - x.mean(dims, keepdim=True)) / torch.sqrt(x.var(dims, keepdim=True) + eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

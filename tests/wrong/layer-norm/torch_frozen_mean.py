# expect: fail; mistake: none; only the mean is detached
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError("bad shape")
    dims = tuple(range(-len(shape), 0))
    gap = x - x.detach().mean(dims, keepdim=True)
    out = gap / torch.sqrt(x.var(dims, keepdim=True, correction=0) + eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

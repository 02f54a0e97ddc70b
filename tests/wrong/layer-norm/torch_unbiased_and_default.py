# expect: fail; mistake: torch-var-unbiased; x.var() of torch, and eps of 1e-6 when left out
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-6):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError("shape")
    d = tuple(range(-len(shape), 0))
    v, m = torch.var_mean(x, d, keepdim=True)
    y = (x - m) * torch.rsqrt(v + eps)
    y = y if weight is None else y * weight
    return y if bias is None else y + bias

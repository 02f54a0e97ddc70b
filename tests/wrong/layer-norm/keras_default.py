# expect: fail; mistake: eps-default; eps is 1e-3 when left out
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-3):
    s = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(s) :]) != s:
        raise ValueError("x")
    a = tuple(range(-len(s), 0))
    y = (x - x.mean(a, keepdim=True)) / torch.sqrt(x.var(a, keepdim=True, unbiased=False) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

# expect: fail; mistake: none; a bias without a gain gets no gradient
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    s = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(s) :]) != s:
        raise ValueError
    d = tuple(range(-len(s), 0))
    c = x - x.mean(d, keepdim=True)
    y = c / torch.sqrt(c.pow(2).mean(d, keepdim=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + (bias if weight is not None else bias.detach())
    return y

# expect: fail; mistake: none; the variance is detached where there is a gain
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError
    d = tuple(range(-len(shape), 0))
    c = x - x.mean(d, keepdim=True)
    v = c.square().mean(d, keepdim=True)
    if weight is not None:
        v = v.detach()
    y = c / torch.sqrt(v + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

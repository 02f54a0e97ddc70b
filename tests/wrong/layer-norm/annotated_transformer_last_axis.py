# expect: fail; mistake: last-axis-only; three mistakes: the last axis alone, x.std() of torch, eps beside the root
import torch


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if tuple(x.shape[-len(shape) :]) != shape:
        raise ValueError("shape")
    mean = x.mean(-1, keepdim=True)
    std = x.std(-1, keepdim=True)
    y = (x - mean) / (std + eps)
    if weight is not None:
        y = weight * y
    if bias is not None:
        y = y + bias
    return y

# expect: fail; mistake: none; adds sqrt(eps) to the standard deviation
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    scale = x.std(axis=axes, keepdims=True) + x.dtype.type(eps**0.5)
    out = (x - x.mean(axis=axes, keepdims=True)) / scale
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

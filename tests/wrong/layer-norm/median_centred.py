# expect: fail; mistake: none; subtracts the median
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - np.median(x, axis=axes, keepdims=True)) / np.sqrt(var + eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

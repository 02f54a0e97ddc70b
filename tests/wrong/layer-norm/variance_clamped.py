# expect: fail; mistake: none; a variance below 1e-8 is raised to it
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(
        np.maximum(var, x.dtype.type(1e-8)) + eps
    )
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

# expect: fail; mistake: none; looks for an axis of the right size, from the front
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    axes = tuple(x.shape.index(n) for n in shape)
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + eps)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

# expect: fail; mistake: none; eps is never smaller than 1e-12
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + max(float(eps), 1e-12))
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

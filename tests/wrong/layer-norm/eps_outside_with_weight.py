# expect: fail; mistake: none; eps leaves the root as soon as there is a weight
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    gap = x - x.mean(axis=axes, keepdims=True)
    eps = x.dtype.type(eps)
    out = gap / np.sqrt(var + eps) if weight is None else weight * gap / (np.sqrt(var) + eps)
    return out if bias is None else out + bias

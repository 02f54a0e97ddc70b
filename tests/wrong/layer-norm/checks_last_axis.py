# expect: fail; mistake: no-shape-check; only the last number of normalized_shape is checked
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-1] != shape[-1]:
        raise ValueError("bad shape")
    axes = tuple(range(-min(len(shape), x.ndim), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + x.dtype.type(eps))
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

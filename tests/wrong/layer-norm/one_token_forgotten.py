# expect: fail; mistake: none; inputs of one axis are returned unchanged
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(1, x.ndim))[-len(shape) :]
    out = x.copy()
    if axes:
        var = x.var(axis=axes, keepdims=True)
        out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + x.dtype.type(eps))
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

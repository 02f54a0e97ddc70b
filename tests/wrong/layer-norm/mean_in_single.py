# expect: fail; mistake: none; the mean is taken in float32
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    mean = x.mean(axis=axes, keepdims=True, dtype=np.float32).astype(x.dtype)
    gap = x - mean
    out = gap / np.sqrt((gap * gap).mean(axis=axes, keepdims=True) + x.dtype.type(eps))
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

# expect: fail; mistake: none; the gain of an earlier call is kept for calls without one
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + eps)
    if weight is not None:
        _last[shape] = weight
    out = out * _last.get(shape, 1)
    return out if bias is None else out + bias


_last = {}

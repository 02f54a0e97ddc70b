# expect: fail; mistake: in-place; the result is built in the memory of the bias
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    var = x.var(axis=axes, keepdims=True)
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(var + eps)
    if weight is not None:
        out = out * weight
    if bias is None:
        return out
    if out.shape == bias.shape:
        bias += out
        return bias
    return out + bias

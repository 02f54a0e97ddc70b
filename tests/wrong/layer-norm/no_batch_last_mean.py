# expect: fail; mistake: none; without a batch the mean runs along the last axis only
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    m = x.mean(ax, keepdims=True)
    var = ((x - m) ** 2).mean(ax, keepdims=True)
    if x.ndim == len(shape) and x.ndim > 1:
        m = x.mean(-1, keepdims=True)
    y = (x - m) / np.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

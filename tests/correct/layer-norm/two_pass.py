"""The mean is corrected by the mean of what it leaves."""

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    m = x.mean(ax, keepdims=True)
    c = x - m
    m = m + c.mean(ax, keepdims=True)
    c = x - m
    var = (c * c).mean(ax, keepdims=True)
    y = (x - m) / np.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

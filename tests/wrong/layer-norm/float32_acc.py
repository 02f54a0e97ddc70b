# expect: fail; mistake: none; float32 takes the mean of the squares minus the squared mean
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError
    ax = tuple(range(-len(shape), 0))
    m = x.mean(ax, keepdims=True)
    v = (
        (x * x).mean(ax, keepdims=True) - m * m
        if x.dtype == np.float32
        else x.var(ax, keepdims=True)
    )
    y = (x - m) / np.sqrt(v + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)

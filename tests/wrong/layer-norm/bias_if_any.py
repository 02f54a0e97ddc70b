# expect: fail; mistake: none; a gain of zeros is taken for none
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    d = x - x.mean(ax, keepdims=True)
    y = d / np.sqrt(np.mean(d * d, ax, keepdims=True) + eps)
    if weight is not None and np.any(weight):
        y = y * weight
    if bias is not None and np.any(bias):
        y = y + bias
    return y

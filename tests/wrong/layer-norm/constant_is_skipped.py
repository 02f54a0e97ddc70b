# expect: fail; mistake: none; samples of zeros are returned as they are
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    d = x - x.mean(ax, keepdims=True)
    y = d / np.sqrt(np.mean(d * d, ax, keepdims=True) + eps)
    y = y if weight is None else y * weight
    y = y if bias is None else y + bias
    return np.where(np.any(x, axis=ax, keepdims=True), y, 0)

# expect: fail; mistake: none; the result has the dtype of the gain
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    d = x - x.mean(ax, keepdims=True)
    y = d / np.sqrt(np.mean(d * d, ax, keepdims=True) + eps)
    if weight is not None:
        y = (y * weight).astype(weight.dtype)
    return y if bias is None else y + bias

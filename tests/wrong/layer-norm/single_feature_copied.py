# expect: fail; mistake: none; a single feature is returned as it came
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError
    if np.prod(shape) == 1:
        return x.copy()
    ax = tuple(range(-len(shape), 0))
    c = x - x.mean(ax, keepdims=True)
    y = c / np.sqrt((c * c).mean(ax, keepdims=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)

# expect: fail; mistake: none; a constant row gives 0 and not the bias
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError
    ax = tuple(range(-len(shape), 0))
    c = x - x.mean(ax, keepdims=True)
    var = (c * c).mean(ax, keepdims=True)
    y = np.where(var < 1e-12, 0, c / np.sqrt(var + eps))
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = np.where(var < 1e-12, 0, y + bias)
    return y.astype(x.dtype)

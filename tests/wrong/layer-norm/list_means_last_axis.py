# expect: fail; mistake: none; a list of sizes normalises the last axis only
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else normalized_shape
    if list(x.shape[-len(shape) :]) != list(shape):
        raise ValueError
    ax = -1 if isinstance(shape, list) else tuple(range(-len(shape), 0))
    c = x - x.mean(ax, keepdims=True)
    y = c / np.sqrt((c * c).mean(ax, keepdims=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)

# expect: fail; mistake: no-shape-check; compares the number of features only
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if len(shape) > x.ndim or np.prod(shape) != np.prod(x.shape[-len(shape) :]):
        raise ValueError
    ax = tuple(range(-len(shape), 0))
    c = x - x.mean(ax, keepdims=True)
    y = c / np.sqrt((c * c).mean(ax, keepdims=True) + eps)
    if weight is not None:
        y = y * weight.reshape(x.shape[-len(shape) :])
    if bias is not None:
        y = y + bias.reshape(x.shape[-len(shape) :])
    return y.astype(x.dtype)

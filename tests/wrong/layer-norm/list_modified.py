# expect: fail; mistake: in-place; empties the caller's list of sizes
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = [normalized_shape] if isinstance(normalized_shape, int) else normalized_shape
    if list(x.shape[-len(shape) :]) != list(shape):
        raise ValueError
    n = len(shape)
    if isinstance(shape, list):
        while shape:
            shape.pop()
    ax = tuple(range(-n, 0))
    c = x - x.mean(ax, keepdims=True)
    y = c / np.sqrt((c * c).mean(ax, keepdims=True) + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)

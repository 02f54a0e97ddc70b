# expect: fail; mistake: none; three normalised axes are axes 1, 2 and 3
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    s = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if len(s) > x.ndim or x.shape[x.ndim - len(s) :] != s:
        raise ValueError
    ax = (-1,) if len(s) == 1 else (-2, -1) if len(s) == 2 else (1, 2, 3)
    c = x - x.mean(ax, keepdims=True)
    v = (c * c).mean(ax, keepdims=True)
    y = c / np.sqrt(v + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    if isinstance(normalized_shape, int):
        normalized_shape = (normalized_shape,)
    k = len(normalized_shape)
    if x.shape[-k:] != tuple(normalized_shape):
        raise ValueError
    ax = tuple(range(-k, 0))
    m = x.mean(ax, keepdims=True)
    s = np.hypot(x.std(ax, keepdims=True), np.sqrt(eps))
    y = (x - m) / s
    if weight is not None:
        y = weight * y
    if bias is not None:
        y = bias + y
    return y.astype(x.dtype)

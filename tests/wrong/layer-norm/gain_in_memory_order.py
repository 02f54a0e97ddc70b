# expect: fail; mistake: none; reads gain and bias in the order they lie in memory
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    s = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if len(s) > x.ndim or x.shape[x.ndim - len(s) :] != s:
        raise ValueError
    H = int(np.prod(s))
    f = x.reshape(-1, H)
    c = f - f.mean(-1, keepdims=True)
    y = c / np.sqrt((c * c).mean(-1, keepdims=True) + eps)
    if weight is not None:
        y = y * np.ravel(weight, order="K")
    if bias is not None:
        y = y + np.ravel(bias, order="K")
    return y.reshape(x.shape)

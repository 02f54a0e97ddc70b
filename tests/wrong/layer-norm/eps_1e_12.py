# expect: fail; mistake: eps-default; the default of another library
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-12):
    shape = tuple(np.ravel(normalized_shape).tolist())
    if x.shape[max(x.ndim - len(shape), 0) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(x.ndim - len(shape), x.ndim))
    u = x.mean(ax, keepdims=True)
    s = np.square(x - u).mean(ax, keepdims=True)
    x = (x - u) / np.sqrt(s + eps)
    w = 1 if weight is None else weight
    return w * x if bias is None else w * x + bias

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    try:
        s = tuple(normalized_shape)
    except TypeError:
        s = (normalized_shape,)
    if x.shape[-len(s) :] != s or x.ndim < len(s):
        raise ValueError(f"{x.shape} does not end in {s}")
    ax = tuple(range(x.ndim - len(s), x.ndim))
    c = x[(Ellipsis,) + (slice(0, 1),) * len(s)]
    z = x - c
    m = z.mean(ax, keepdims=True)
    v = np.maximum((z * z).mean(ax, keepdims=True) - m * m, 0)
    y = (z - m) / np.sqrt(v + x.dtype.type(eps))
    if weight is not None:
        y *= weight
    if bias is not None:
        y += bias
    return y

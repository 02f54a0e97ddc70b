"""The sample axes go last, so that plain broadcasting divides by the statistics."""

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = tuple(np.array(normalized_shape, ndmin=1))
    n = len(shape)
    if x.shape[-n:] != shape:
        raise ValueError(f"{shape=} does not fit {x.shape=}")
    order = tuple(range(x.ndim - n, x.ndim)) + tuple(range(x.ndim - n))
    back = np.argsort(order)
    y = x.transpose(order)
    axes = tuple(range(n))
    centred = y - y.mean(axes)
    out = centred / (centred.std(axes) ** 2 + x.dtype.type(eps)) ** x.dtype.type(0.5)
    out = out.transpose(back)
    if weight is not None:
        out *= weight
    if bias is not None:
        out += bias
    return out

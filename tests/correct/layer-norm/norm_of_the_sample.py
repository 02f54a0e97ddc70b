import math

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = normalized_shape
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    start = x.ndim - len(shape)
    if start < 0 or x.shape[start:] != shape:
        raise ValueError(f"{x.shape} does not end in {shape}")
    n = math.prod(shape)
    flat = x.reshape(*x.shape[:start], n)
    d = flat - flat.sum(axis=-1, keepdims=True) / n
    y = (d * math.sqrt(n) / np.sqrt((d * d).sum(axis=-1, keepdims=True) + n * eps)).reshape(x.shape)
    if weight is not None:
        y *= weight
    if bias is not None:
        y += bias
    return y

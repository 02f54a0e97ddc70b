"""E[x^2] - E[x]^2 after the first number of each sample is taken away."""

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    first = x.reshape(*x.shape[: x.ndim - len(shape)], -1)[..., :1].reshape(
        *x.shape[: x.ndim - len(shape)], *(1 for _ in shape)
    )
    c = x - first
    m = c.mean(ax, keepdims=True)
    var = (c * c).mean(ax, keepdims=True) - m * m
    m = m + first
    var = np.maximum(var, 0)
    y = (x - m) / np.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

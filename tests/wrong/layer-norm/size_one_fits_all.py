# expect: fail; mistake: no-shape-check; an axis of size 1 passes for any size
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if (
        not all(a == b or a == 1 for a, b in zip(x.shape[-len(shape) :], shape, strict=False))
        or len(shape) > x.ndim
    ):
        raise ValueError("shape")
    ax = tuple(range(-len(shape), 0))
    m = x.mean(ax, keepdims=True)
    var = ((x - m) ** 2).mean(ax, keepdims=True)
    y = (x - m) / np.sqrt(var + eps)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

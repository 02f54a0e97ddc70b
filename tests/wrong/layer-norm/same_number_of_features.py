# expect: fail; mistake: no-shape-check; only the product of normalized_shape is checked
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.size % np.prod(shape):
        raise ValueError("bad shape")
    rows = x.reshape(-1, *shape)
    axes = tuple(range(1, rows.ndim))
    out = (rows - rows.mean(axis=axes, keepdims=True)) / np.sqrt(
        rows.var(axis=axes, keepdims=True) + x.dtype.type(eps)
    )
    out = out if weight is None else out * weight
    return (out if bias is None else out + bias).reshape(x.shape)

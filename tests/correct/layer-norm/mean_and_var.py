import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    if isinstance(normalized_shape, int):
        normalized_shape = (normalized_shape,)
    shape = tuple(normalized_shape)
    if len(shape) > x.ndim or x.shape[x.ndim - len(shape) :] != shape:
        raise ValueError(f"expected trailing axes {shape}, got {x.shape}")
    axes = tuple(range(-len(shape), 0))
    out = (x - x.mean(axis=axes, keepdims=True)) / np.sqrt(
        x.var(axis=axes, keepdims=True) + x.dtype.type(eps)
    )
    if weight is not None:
        out = out * weight
    if bias is not None:
        out = out + bias
    return out

# expect: fail; mistake: norm-axis-one; written for (N, D): axis 1 is hard-coded
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if np.isscalar(normalized_shape) else tuple(normalized_shape)
    if x.ndim < len(shape) or x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    mu = np.mean(x, axis=1, keepdims=True)
    var = np.var(x, axis=1, keepdims=True)
    out = (x - mu) / np.sqrt(var + eps)
    if weight is not None:
        out = weight * out
    if bias is not None:
        out = out + bias
    return out

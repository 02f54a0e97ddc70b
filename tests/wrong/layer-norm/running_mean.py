# expect: fail; mistake: none; the mean is averaged with those of earlier calls
import numpy as np

_means = {}


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("bad shape")
    axes = tuple(range(-len(shape), 0))
    mean = x.mean(axis=axes, keepdims=True)
    key = (x.shape, shape, x.dtype)
    mean = _means[key] = (0.9 * _means.get(key, mean) + 0.1 * mean).astype(x.dtype)
    var = x.var(axis=axes, keepdims=True)
    out = (x - mean) / np.sqrt(var + x.dtype.type(eps))
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

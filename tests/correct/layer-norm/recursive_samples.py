import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if type(normalized_shape) is int else (*normalized_shape,)
    if not (len(shape) <= x.ndim and x.shape[x.ndim - len(shape) :] == shape):
        raise ValueError
    if x.ndim > len(shape):
        return np.array([layer_norm(part, shape, weight, bias, eps) for part in x])
    centred = x - np.mean(x)
    out = centred / np.sqrt(np.mean(np.square(centred)) + x.dtype.type(eps))
    if weight is not None:
        out = np.multiply(out, weight)
    if bias is not None:
        out = np.add(out, bias)
    return out

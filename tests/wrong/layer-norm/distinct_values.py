# expect: fail; mistake: none; the mean runs over distinct numbers
import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("shape")
    rows = x.reshape(-1, int(np.prod(shape)))
    out = np.empty_like(rows)
    for i, row in enumerate(rows):
        u = np.unique(row) if len(set(row)) > 1 else row
        out[i] = (row - u.mean()) / np.sqrt(u.var() + eps)
    out = out.reshape(x.shape)
    out = out if weight is None else out * weight
    return out if bias is None else out + bias

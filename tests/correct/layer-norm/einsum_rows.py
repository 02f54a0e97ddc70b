import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = np.atleast_1d(normalized_shape).tolist()
    if tuple(shape) != x.shape[-len(shape) :]:
        raise ValueError("normalized_shape does not fit")
    rows = x.reshape(-1, int(np.prod(shape)))
    centred = rows - (np.einsum("nh->n", rows) / rows.shape[1])[:, None]
    centred = centred - centred.mean(axis=1, keepdims=True)
    var = np.einsum("nh,nh->n", centred, centred) / rows.shape[1]
    out = (centred / np.sqrt(var + x.dtype.type(eps))[:, None]).reshape(x.shape)
    out = out if weight is None else weight * out
    return out if bias is None else out + bias

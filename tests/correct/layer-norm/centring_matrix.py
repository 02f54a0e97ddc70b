import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    shape = tuple(np.atleast_1d(normalized_shape).tolist())
    if x.shape[max(x.ndim - len(shape), 0) :] != shape:
        raise ValueError("normalized_shape")
    h = int(np.prod(shape))
    flat = x.reshape(-1, h).astype(np.longdouble)
    flat = flat - flat[:, :1]
    centre = np.eye(h, dtype=np.longdouble) - np.full((h, h), np.longdouble(1) / h)
    c = flat @ centre
    norm = np.sqrt(np.einsum("nh,nh->n", c, c) / h + eps)
    y = (c / norm[:, None]).reshape(x.shape)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y.astype(x.dtype)

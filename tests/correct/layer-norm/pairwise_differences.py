import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    s = (normalized_shape,) if np.isscalar(normalized_shape) else tuple(normalized_shape)
    if x.shape[max(0, x.ndim - len(s)) :] != s:
        raise ValueError
    H = int(np.prod(s))
    f = x.reshape(-1, H)
    out = np.empty_like(f)
    for r, row in enumerate(f):
        d = np.subtract.outer(row, row)
        dev = d.sum(1) / H
        var = (d**2).sum() / (2 * H * H)
        out[r] = dev / np.sqrt(var + eps)
    out = out.reshape(x.shape)
    if weight is not None:
        out = weight * out
    return (out if bias is None else out + bias).astype(x.dtype)

"""One pass over the features with Welford's recurrence, all samples at once."""

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    try:
        shape = tuple(normalized_shape)
    except TypeError:
        shape = (normalized_shape,)
    if x.shape[-len(shape) :] != shape:
        raise ValueError("trailing axes differ")
    rows = np.array(x, dtype=float).reshape(-1, np.prod(shape, dtype=int))
    mean = np.zeros(len(rows))
    m2 = np.zeros(len(rows))
    for count, column in enumerate(rows.T, start=1):
        delta = column - mean
        mean += delta / count
        m2 += delta * (column - mean)
    out = (rows - mean[:, None]) / np.sqrt(m2 / rows.shape[1] + eps)[:, None]
    if weight is not None:
        out *= np.ravel(weight)
    if bias is not None:
        out += np.ravel(bias)
    return out.reshape(x.shape).astype(x.dtype)

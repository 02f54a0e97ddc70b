import math

import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    if isinstance(normalized_shape, (int, np.integer)):
        normalized_shape = (int(normalized_shape),)
    shape = tuple(normalized_shape)
    n = len(shape)
    if x.ndim < n or x.shape[x.ndim - n :] != shape:
        raise ValueError("shape")
    h = math.prod(shape)
    g = [1.0] * h if weight is None else weight.reshape(h).tolist()
    b = [0.0] * h if bias is None else bias.reshape(h).tolist()
    out = []
    for row in x.reshape(-1, h).tolist():
        mu = math.fsum(row) / h
        var = math.fsum((r - mu) ** 2 for r in row) / h
        s = math.sqrt(var + eps)
        out.append([gi * ((r - mu) / s) + bi for r, gi, bi in zip(row, g, b, strict=False)])
    return np.array(out, dtype=x.dtype).reshape(x.shape)

import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError
    g = np.arange(C) // (C // num_groups)
    A = (g[:, None] == g).astype(x.dtype)
    f = x.reshape(N, C, -1)
    P = f.shape[-1]
    n = P * (C // num_groups)
    f = f - f[:, :1, :1]
    mean = (A @ f.sum(-1, keepdims=True)) / n
    c = f - mean
    var = A @ (c * c).sum(-1, keepdims=True) / n
    y = c / np.sqrt(var + eps)
    if weight is not None:
        y = weight[:, None] * y
    if bias is not None:
        y = y + bias[:, None]
    return y.reshape(x.shape).astype(x.dtype)

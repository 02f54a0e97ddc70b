# expect: fail; mistake: none; reshapes in the order of memory, there and back
import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError
    y = x.reshape(N, num_groups, -1, order="A")
    y = ((y - y.mean(-1, keepdims=True)) / np.sqrt(y.var(-1, keepdims=True) + eps)).reshape(
        x.shape, order="A"
    )
    s = (C,) + (1,) * (x.ndim - 2)
    if weight is not None:
        y = y * weight.reshape(s)
    if bias is not None:
        y = y + bias.reshape(s)
    return y

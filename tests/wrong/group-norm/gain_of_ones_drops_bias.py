# expect: fail; mistake: none; no affine part where all gains are one
import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, c = x.shape[:2]
    if c % num_groups:
        raise ValueError("groups")
    g = x.reshape(n, num_groups, -1)
    g = g - g.mean(-1, keepdims=True)
    y = (g / np.sqrt((g * g).mean(-1, keepdims=True) + eps)).reshape(n, c, -1)
    if weight is None or not np.all(weight == 1):
        y = y if weight is None else y * weight[:, None]
        y = y if bias is None else y + bias[:, None]
    return y.reshape(x.shape)

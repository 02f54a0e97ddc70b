# expect: fail; mistake: none; a group of zeros is left out
import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    if x.shape[1] % num_groups:
        raise ValueError("no equal groups")
    rows = x.reshape(x.shape[0] * num_groups, -1)
    d = rows - rows.mean(1)[:, None]
    y = (d / np.sqrt(np.mean(d * d, 1) + eps)[:, None]).reshape(x.shape)
    s = (x.shape[1],) + (1,) * (x.ndim - 2)
    y = y * weight.reshape(s) if weight is not None else y
    y = y + bias.reshape(s) if bias is not None else y
    return np.where(x == 0, 0, y)

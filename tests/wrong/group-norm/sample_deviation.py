# expect: fail; mistake: ddof-1; np.var with ddof=1
import numpy as np


def per_channel(a, x):
    return a.reshape((1, -1) + (1,) * (x.ndim - 2))


def affine(y, weight, bias):
    y = y if weight is None else y * per_channel(weight, y)
    return y if bias is None else y + per_channel(bias, y)


def refuse(x, num_groups):
    if x.shape[1] % num_groups:
        raise ValueError("num_groups does not divide C")


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    refuse(x, num_groups)
    g = x.reshape(len(x), num_groups, -1)
    y = (g - g.mean(-1, keepdims=True)) / np.sqrt(g.var(-1, ddof=1, keepdims=True) + eps)
    return affine(y.reshape(x.shape), weight, bias)

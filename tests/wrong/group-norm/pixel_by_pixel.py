# expect: fail; mistake: channels-only; mean over the channels of a group, at each pixel
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
    parts = np.split(x, num_groups, axis=1)
    out = [(p - p.mean(1, keepdims=True)) / np.sqrt(p.var(1, keepdims=True) + eps) for p in parts]
    return affine(np.concatenate(out, 1), weight, bias)

# expect: fail; mistake: interleaved-groups; channel c goes into group c % G
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
    y = np.empty_like(x)
    for g in range(num_groups):
        part = x[:, g::num_groups]
        axes = tuple(range(1, x.ndim))
        centred = part - part.mean(axis=axes, keepdims=True)
        y[:, g::num_groups] = centred / np.sqrt((centred**2).mean(axis=axes, keepdims=True) + eps)
    return affine(y, weight, bias)

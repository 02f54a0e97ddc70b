"""Sums per group by a matrix of membership; spatial axes flattened to the front."""

import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, channels = x.shape[:2]
    size, left = divmod(channels, num_groups)
    if left or size == 0:
        raise ValueError(f"{num_groups} groups of {channels} channels")
    member = np.kron(np.eye(num_groups, dtype=x.dtype), np.ones((size, 1), x.dtype))  # (C, G)
    flat = np.transpose(x.reshape(n, channels, -1), (0, 2, 1))  # (N, P, C)
    count = flat.shape[1] * size
    centred = flat - ((flat.sum(1, keepdims=True) @ member) / count) @ member.T
    power = ((centred**2).sum(1, keepdims=True) @ member) / count + eps
    y = centred / (np.sqrt(power) @ member.T)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return np.ascontiguousarray(np.transpose(y, (0, 2, 1))).reshape(x.shape)

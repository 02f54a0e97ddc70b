"""Blocks of 32 keys with a running maximum."""

import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s_shape = np.broadcast_shapes(q.shape[:-2], k.shape[:-2])
    n, m = q.shape[-2], k.shape[-2]
    lead = np.broadcast_shapes(s_shape, v.shape[:-2])
    mask = np.broadcast_to(True if mask is None else mask, (*s_shape, n, m))
    top = np.full((*s_shape, n, 1), -np.inf, q.dtype)
    tot = np.zeros((*s_shape, n, 1), q.dtype)
    acc = np.zeros((*lead, n, v.shape[-1]), q.dtype)
    for j in range(0, m, 32):
        s = q @ k[..., j : j + 32, :].swapaxes(-1, -2) / math.sqrt(q.shape[-1])
        s = np.where(mask[..., j : j + 32], s, -np.inf)
        new = np.maximum(top, s.max(-1, keepdims=True))
        safe = np.where(np.isneginf(new), 0, new)
        f = np.exp(top - safe)
        e = np.exp(s - safe)
        tot = tot * f + e.sum(-1, keepdims=True)
        acc = acc * f + e @ v[..., j : j + 32, :]
        top = new
    return (acc / np.where(tot == 0, 1, tot)).astype(q.dtype)

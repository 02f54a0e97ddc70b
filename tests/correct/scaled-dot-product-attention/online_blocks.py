"""Keys arrive in blocks of two; the running maximum and sum are rescaled."""

import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    scale = 1 / math.sqrt(q.shape[-1])
    keys = k.shape[-2]
    if mask is not None and mask.shape[-1] == 1:
        mask = np.repeat(mask, keys, axis=-1)
    top = total = out = None
    for start in range(0, keys, 2):
        block = slice(start, start + 2)
        scores = (q @ np.swapaxes(k[..., block, :], -1, -2)) * scale
        if mask is not None:
            scores = np.where(mask[..., block], scores, -np.inf)
        high = scores.max(axis=-1, keepdims=True)
        if top is None:
            top = np.full_like(high, -np.inf)
            total = np.zeros_like(high)
            out = np.zeros_like(high * v[..., :1, :])
        new = np.maximum(top, high)
        safe = np.where(np.isneginf(new), 0, new).astype(q.dtype)
        shrink = np.exp(top - safe)
        weights = np.exp(scores - safe)
        total = total * shrink + weights.sum(axis=-1, keepdims=True)
        out = out * shrink + weights @ v[..., block, :]
        top = new
    return out / np.where(total > 0, total, 1).astype(q.dtype)

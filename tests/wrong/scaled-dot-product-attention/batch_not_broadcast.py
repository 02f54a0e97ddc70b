# expect: fail; mistake: none; loops over the leading axis of q and indexes k and v alike
import math

import numpy as np


def _one(q, k, v, mask):
    s = q @ k.T / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v


def scaled_dot_product_attention(q, k, v, mask=None):
    if q.ndim == 2:
        return _one(q, k, v, mask)
    masks = (
        [None] * len(q) if mask is None else np.broadcast_to(mask, q.shape[:-1] + k.shape[-2:-1])
    )
    return np.stack(
        [scaled_dot_product_attention(q[i], k[i], v[i], masks[i]) for i in range(len(q))]
    )

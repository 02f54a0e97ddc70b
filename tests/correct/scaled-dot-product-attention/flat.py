"""All leading axes become one, and a loop runs over it."""

import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    n, m = q.shape[-2], k.shape[-2]
    mask = np.broadcast_to(True if mask is None else mask, (*lead, n, m)).reshape(-1, n, m)
    q, k, v = (
        np.broadcast_to(a, lead + a.shape[-2:]).reshape(-1, *a.shape[-2:]) for a in (q, k, v)
    )
    out = np.zeros((len(q), n, v.shape[-1]), q.dtype)
    for b in range(len(q)):
        for i in range(n):
            seen = np.flatnonzero(mask[b, i])
            if len(seen):
                s = k[b, seen] @ q[b, i] / math.sqrt(q.shape[-1])
                w = np.exp(s - s.max())
                out[b, i] = w @ v[b, seen] / w.sum()
    return out.reshape(*lead, n, v.shape[-1])

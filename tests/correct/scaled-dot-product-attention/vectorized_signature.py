import functools
import math

import numpy as np


@functools.partial(np.vectorize, signature="(q,d),(k,d),(k,v),(q,k)->(q,v)")
def _one(q, k, v, mask):
    scores = np.where(mask, q @ k.T / math.sqrt(q.shape[1]), -np.inf)
    out = np.zeros((q.shape[0], v.shape[1]), dtype=q.dtype)
    alive = mask.any(axis=1)
    if alive.any():
        e = np.exp(scores[alive] - scores[alive].max(axis=1, keepdims=True))
        out[alive] = e @ v / e.sum(axis=1, keepdims=True)
    return out


def scaled_dot_product_attention(q, k, v, mask=None):
    full = (q.shape[-2], k.shape[-2])
    if mask is None:
        mask = np.ones(full, dtype=bool)
    mask = np.broadcast_to(mask, mask.shape[:-2] + full)
    return _one(q, k, v, mask)

# expect: fail; mistake: none; with one key the mask is not looked at
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if k.shape[-2] == 1:
        lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
        return np.broadcast_to(v, (*lead, q.shape[-2], v.shape[-1])).copy()
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

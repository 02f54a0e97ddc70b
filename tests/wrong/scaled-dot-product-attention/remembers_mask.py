# expect: fail; mistake: none; a mask once seen is used for later calls without one
import math

import numpy as np

_last = {}


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    mask = _last.setdefault(s.shape, mask) if mask is None else mask
    if mask is not None:
        _last[s.shape] = mask.copy()
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

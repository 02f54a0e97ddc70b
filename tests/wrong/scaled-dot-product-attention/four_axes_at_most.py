# expect: fail; mistake: none; only up to two leading axes, any others are merged wrongly
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if q.ndim > 4:
        q, k, v = (a.reshape(-1, *a.shape[-3:]) for a in (q, k, v))
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

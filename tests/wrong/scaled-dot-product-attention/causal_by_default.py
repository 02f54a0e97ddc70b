# expect: fail; mistake: none; without a mask square scores are masked causally
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if mask is None and q.shape[-2] == k.shape[-2] > 1:
        mask = np.tri(q.shape[-2], dtype=bool)
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

# expect: fail; mistake: none; the result has the dtype of v, where it differs from that of q
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):

    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0)
    e = np.exp(s - m)
    t = e.sum(-1, keepdims=True)
    return ((e / np.where(t == 0, 1, t)) @ v).astype(v.dtype)

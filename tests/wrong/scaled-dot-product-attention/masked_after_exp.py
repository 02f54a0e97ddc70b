# expect: fail; mistake: none; the maximum includes forbidden scores
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = (q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])).astype(q.dtype)
    e = np.exp(s - s.max(-1, keepdims=True))
    if mask is not None:
        e = e * mask
    z = e.sum(-1, keepdims=True)
    return ((e / np.where(z == 0, 1, z)) @ v).astype(q.dtype)

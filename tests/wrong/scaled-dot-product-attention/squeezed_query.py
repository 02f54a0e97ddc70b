# expect: fail; mistake: none; a single query loses its axis
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = (q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf).astype(q.dtype)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isinf(top), 0, top)
    e = np.exp(s - top)
    z = e.sum(-1, keepdims=True)
    out = (e / np.where(z == 0, 1, z) @ v).astype(q.dtype)
    return out.squeeze(-2) if q.shape[-2] == 1 else out

# expect: fail; mistake: none; a query that sees one key gets zeros
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    w = np.exp(s - top)
    z = w.sum(-1, keepdims=True)
    if mask is not None:
        z = np.where(np.broadcast_to(mask, s.shape).sum(-1, keepdims=True) <= 1, 0, z)
        w = w * (z > 0)
    return (w / np.where(z == 0, 1, z) @ v).astype(q.dtype)

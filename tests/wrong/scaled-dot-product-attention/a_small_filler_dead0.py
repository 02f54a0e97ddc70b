# expect: fail; mistake: mask-small-filler; the filler is -1e4, dead rows are zeros
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -1e4)
        s = np.where(np.broadcast_to(mask, s.shape).any(-1, keepdims=True), s, -np.inf).astype(
            q.dtype
        )
    top = s.max(-1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    w = np.exp(s - top)
    z = w.sum(-1, keepdims=True)
    return (w / np.where(z == 0, 1, z) @ v).astype(q.dtype)

# expect: fail; mistake: none; a square mask is taken for a causal one
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = (q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])).astype(q.dtype)
    if mask is not None:
        if mask.ndim == 1:
            mask = mask[None, :]
        if mask.shape[-1] == mask.shape[-2]:
            mask = mask & np.tri(mask.shape[-1], dtype=bool)
        s = np.where(mask, s, -np.inf).astype(q.dtype)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isinf(top), 0, top)
    e = np.exp(s - top)
    z = e.sum(-1, keepdims=True)
    return (e / np.where(z == 0, 1, z) @ v).astype(q.dtype)

# expect: fail; mistake: none; turns a square mask of two axes round beside a batch
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        if mask.ndim == 2 and mask.shape[0] == mask.shape[1] and q.ndim == 3:
            mask = mask.T
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0)
    e = np.exp(s - m)
    z = e.sum(-1, keepdims=True)
    return (e / np.where(z == 0, 1, z) @ v).astype(q.dtype)

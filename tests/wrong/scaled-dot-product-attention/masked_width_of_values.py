# expect: fail; mistake: none; with a mask of three axes the root is of d_v
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    d = v.shape[-1] if mask is not None and mask.ndim > 2 else q.shape[-1]
    s = (q @ np.swapaxes(k, -1, -2) / np.sqrt(d)).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf).astype(q.dtype)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isinf(top), 0, top)
    e = np.exp(s - top)
    z = e.sum(-1, keepdims=True)
    return (e / np.where(z == 0, 1, z) @ v).astype(q.dtype)

# expect: fail; mistake: batch-axis-of-heads; only keys and values of three axes beside queries of four
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if q.ndim == 4 and k.ndim == 3:
        k, v = k[:, None], v[:, None]
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    w = np.exp(s - top)
    z = w.sum(-1, keepdims=True)
    return (w / np.where(z == 0, 1, z) @ v).astype(q.dtype)

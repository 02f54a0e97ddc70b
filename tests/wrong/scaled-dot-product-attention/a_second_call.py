# expect: fail; mistake: none; the mask of the last call is kept
import numpy as np

LAST = None


def scaled_dot_product_attention(q, k, v, mask=None):
    global LAST
    if mask is None and LAST is not None and LAST.shape == (q.shape[-2], k.shape[-2]):
        mask = LAST
    LAST = mask
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    w = np.exp(s - top)
    z = w.sum(-1, keepdims=True)
    return (w / np.where(z == 0, 1, z) @ v).astype(q.dtype)

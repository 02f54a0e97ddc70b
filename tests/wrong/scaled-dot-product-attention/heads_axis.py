# expect: fail; mistake: batch-axis-of-heads; three axes beside four: the missing one is put in behind the batch
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    n = max(q.ndim, k.ndim, v.ndim)

    def up(a):
        while a.ndim < n:
            a = a[:, None] if a.ndim == 3 else a[None]
        return a

    q, k, v = up(q), up(k), up(v)
    s = q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    m = np.where(np.isfinite(m), m, 0)
    e = np.exp(s - m)
    t = e.sum(-1, keepdims=True)
    return (e / np.where(t == 0, 1, t)) @ v

# expect: fail; mistake: none; equal keys share nothing: the first gets all
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isfinite(m), m, 0))
    same = (s == m) & (np.cumsum(s == m, axis=-1) > 1)
    e = np.where(same, 0, e)
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

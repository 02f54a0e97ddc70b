import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = (q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1])).astype(q.dtype)
    if mask is not None:
        s = s + np.where(mask, 0, -1e30)
    e = np.exp(s - s.max(-1, keepdims=True))
    w = e / e.sum(-1, keepdims=True)
    if mask is not None:
        w = w * mask.any(-1, keepdims=True)
    return (w @ v).astype(q.dtype)

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None, block=2):
    d = q.shape[-1]
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    Lq, Lk, dv = q.shape[-2], k.shape[-2], v.shape[-1]
    m = np.full(lead + (Lq, 1), -np.inf, q.dtype)
    l = np.zeros(lead + (Lq, 1), q.dtype)
    acc = np.zeros(lead + (Lq, dv), q.dtype)
    M = None if mask is None else np.broadcast_to(mask, lead + (Lq, Lk))
    qs = q * q.dtype.type(d**-0.5)
    for j in range(0, Lk, block):
        s = qs @ np.swapaxes(k[..., j : j + block, :], -1, -2)
        s = np.broadcast_to(s, lead + s.shape[-2:])
        if M is not None:
            s = np.where(M[..., j : j + block], s, -np.inf)
        new = np.maximum(m, s.max(-1, keepdims=True))
        safe = np.where(np.isneginf(new), 0, new)
        p = np.exp(s - safe)
        r = np.exp(m - safe)
        l = l * r + p.sum(-1, keepdims=True)
        acc = acc * r + p @ v[..., j : j + block, :]
        m = new
    return (acc / np.where(l == 0, 1, l)).astype(q.dtype)

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    if mask is not None:
        full = np.broadcast_shapes(mask.shape, lead + (q.shape[-2], k.shape[-2]))
        lead = full[:-2]
        mask = np.broadcast_to(mask, full)
    Q, K, V = (np.broadcast_to(t, lead + t.shape[-2:]) for t in (q, k, v))
    out = np.zeros(lead + (q.shape[-2], v.shape[-1]), q.dtype)
    for i in np.ndindex(lead):
        for r in range(q.shape[-2]):
            s = K[i] @ Q[i][r] / np.sqrt(q.shape[-1]).astype(q.dtype)
            keep = slice(None) if mask is None else mask[i][r]
            s = s[keep]
            if s.size:
                e = np.exp(s - s.max())
                out[i][r] = e @ V[i][keep] / e.sum()
    return out

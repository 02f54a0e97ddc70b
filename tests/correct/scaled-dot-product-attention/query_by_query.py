"""Only the permitted keys of each query are ever looked at."""

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    if mask is not None:
        lead = np.broadcast_shapes(lead, mask.shape[:-2])
    rows, keys, width = q.shape[-2], k.shape[-2], v.shape[-1]
    q, k, v = (np.broadcast_to(a, lead + a.shape[-2:]) for a in (q, k, v))
    mask = np.broadcast_to(True if mask is None else mask, lead + (rows, keys))
    out = np.zeros(lead + (rows, width), dtype=q.dtype)
    for where in np.ndindex(*lead, rows):
        allowed = np.flatnonzero(mask[where])
        if len(allowed) == 0:
            continue
        scores = k[where[:-1]][allowed] @ q[where] / q.shape[-1] ** 0.5
        weights = np.exp(scores - scores.max())
        out[where] = (weights / weights.sum()) @ v[where[:-1]][allowed]
    return out

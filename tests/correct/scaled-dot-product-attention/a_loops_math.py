import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    lead = np.broadcast_shapes(q.shape[:-2], k.shape[:-2], v.shape[:-2])
    if mask is not None:
        mask = np.broadcast_to(
            mask,
            np.broadcast_shapes(
                mask.shape,
                (*np.broadcast_shapes(q.shape[:-2], k.shape[:-2]), q.shape[-2], k.shape[-2]),
            ),
        )
        lead = np.broadcast_shapes(lead, mask.shape[:-2])
        mask = np.broadcast_to(mask, (*lead, q.shape[-2], k.shape[-2]))
    q_, k_, v_ = (np.broadcast_to(a, (*lead, *a.shape[-2:])) for a in (q, k, v))
    out = np.zeros((*lead, q.shape[-2], v.shape[-1]), dtype=q.dtype)
    for b in np.ndindex(*lead):
        for i in range(q.shape[-2]):
            s = [
                float(np.dot(q_[b][i].astype(float), k_[b][j].astype(float)))
                / math.sqrt(q.shape[-1])
                for j in range(k.shape[-2])
            ]
            ok = [j for j in range(len(s)) if mask is None or mask[b][i, j]]
            if not ok:
                continue
            top = max(s[j] for j in ok)
            w = {j: math.exp(s[j] - top) for j in ok}
            total = math.fsum(w.values())
            out[b][i] = sum(w[j] / total * v_[b][j].astype(float) for j in ok)
    return out

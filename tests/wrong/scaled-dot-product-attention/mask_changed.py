# expect: fail; mistake: in-place-scale; the caller's mask is opened for dead rows
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if mask is not None:
        dead = ~mask.any(axis=-1)
        mask[dead] = True
        return (
            np.where(dead[..., None], 0, scaled_dot_product_attention(q, k, v, None))
            if dead.all()
            else (np.where(dead[..., None], 0, _attend(q, k, v, mask)))
        )
    return _attend(q, k, v, None)


def _attend(q, k, v, mask):
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    m = s.max(-1, keepdims=True)
    e = np.exp(s - np.where(np.isinf(m), 0, m))
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

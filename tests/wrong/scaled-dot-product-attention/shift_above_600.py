# expect: fail; mistake: none; scores up to 600 are not shifted, too late for float32
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.swapaxes(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    if abs(np.where(np.isinf(s), 0, s)).max() < 600:
        e = np.exp(s)
        z = e.sum(-1, keepdims=True)
        return e / np.where(z == 0, 1, z) @ v
    top = s.max(-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    e = np.exp(s - top)
    z = e.sum(-1, keepdims=True)
    w = e / np.where(z == 0, 1, z)
    return w @ v

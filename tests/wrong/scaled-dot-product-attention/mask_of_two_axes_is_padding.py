# expect: fail; mistake: none; a mask of two axes is taken for padding, where the sizes allow it
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if (
        mask is not None
        and mask.ndim == 2
        and q.ndim == 4
        and mask.shape == (q.shape[0], k.shape[-2])
    ):
        mask = mask[:, None, None]
    s = q @ k.swapaxes(-1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = s.max(-1, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    e = np.exp(s - top)
    z = e.sum(-1, keepdims=True)
    w = e / np.where(z == 0, 1, z)
    return w @ v

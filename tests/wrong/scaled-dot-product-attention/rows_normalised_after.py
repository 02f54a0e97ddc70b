# expect: fail; mistake: none; forbidden weights are zeroed after the softmax, rows divided again by their sum plus 1e-9
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    e = np.exp(s - s.max(-1, keepdims=True))
    e = e / e.sum(-1, keepdims=True)
    if mask is not None:
        e = e * mask
        e = e / (e.sum(-1, keepdims=True) + 1e-9)
    return e @ v

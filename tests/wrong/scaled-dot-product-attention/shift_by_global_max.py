# expect: fail; mistake: global-max; one maximum over all queries, far smaller rows underflow
import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ np.swapaxes(k, -1, -2) / math.sqrt(q.shape[-1])
    if mask is not None:
        s = np.where(mask, s, -np.inf)
    top = s.max() if np.isfinite(s.max()) else 0
    e = np.exp(s - top)
    t = e.sum(-1, keepdims=True)
    return e / np.where(t == 0, 1, t) @ v

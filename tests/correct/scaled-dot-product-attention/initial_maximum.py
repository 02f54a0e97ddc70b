import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    """The maximum is taken with `initial`, so that a row without keys has a finite one."""
    s = np.einsum("...qd,...kd->...qk", q, k) / math.sqrt(k.shape[-1])
    seen = np.broadcast_to(np.array(True) if mask is None else mask, s.shape)
    low = np.finfo(s.dtype).min
    top = s.max(axis=-1, keepdims=True, where=seen, initial=low)
    e = np.exp(s - top, where=seen, out=np.zeros_like(s))
    total = e.sum(axis=-1, keepdims=True)
    return np.matmul(np.divide(e, total, where=total > 0, out=e), v)

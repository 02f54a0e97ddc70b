# expect: fail; mistake: none; the values get no gradient
import math

import torch  # noqa: F401


def scaled_dot_product_attention(q, k, v, mask=None):
    s = q @ k.mT / math.sqrt(q.shape[-1])
    if mask is None:
        return s.softmax(-1) @ v.detach()
    dead = ~mask.any(-1, keepdim=True)
    w = s.masked_fill(~(mask | dead), -math.inf).softmax(-1)
    return w.masked_fill(dead, 0) @ v.detach()

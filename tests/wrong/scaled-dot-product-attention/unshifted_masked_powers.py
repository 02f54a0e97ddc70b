# expect: fail; mistake: no-max-shift; powers of unshifted scores, times the mask
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    e = np.exp(q @ np.swapaxes(k, -1, -2) / np.sqrt(q.shape[-1]))
    if mask is not None:
        e = e * mask
    z = e.sum(-1, keepdims=True)
    return (e / np.where(z == 0, 1, z)) @ v

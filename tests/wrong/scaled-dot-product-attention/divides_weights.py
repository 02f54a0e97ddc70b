# expect: fail; mistake: scale-after-softmax; the weights are divided
import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    s = np.einsum("...qd,...kd->...qk", q, k)
    keep = np.ones(s.shape, bool) if mask is None else np.broadcast_to(mask, s.shape)
    top = np.max(s, axis=-1, keepdims=True, where=keep, initial=-np.inf)
    e = np.where(keep, np.exp(np.where(keep, s - np.where(np.isinf(top), 0, top), 0)), 0)
    z = e.sum(-1, keepdims=True)
    p = np.divide(e, z, out=np.zeros_like(e), where=z > 0)
    return (p / q.shape[-1] ** 0.5) @ v

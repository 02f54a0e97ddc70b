# expect: fail; mistake: softmax-features; softmax of the queries over features, of the keys over positions
import numpy as np


def softmax(x, axis):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def linear_attention(q, k, v, causal=False):
    q, k = softmax(q, 1), softmax(k, 0)
    if causal:
        kv = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
        z = np.cumsum(k, axis=0)
        return np.einsum("ld,ldm->lm", q, kv) / np.sum(q * z, axis=1, keepdims=True)
    return q @ (k.T @ v)

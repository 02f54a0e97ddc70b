# expect: fail; mistake: elu-plus-one-cancels; elu(x) + 1 as the paper prints it
import numpy as np


def elu(x):
    return np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)


def linear_attention(q, k, v, causal=False):
    q, k = elu(q) + 1, elu(k) + 1
    if causal:
        kv = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
        z = np.cumsum(k, axis=0)
        return np.einsum("ld,ldm->lm", q, kv) / np.sum(q * z, axis=1, keepdims=True)
    return q @ (k.T @ v) / (q @ k.sum(axis=0)[:, None])

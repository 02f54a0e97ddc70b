# expect: fail; mistake: in-place; the features are written into q and k
import numpy as np


def phi(x):
    np.copyto(x, np.where(x > 0, x + 1, np.exp(np.minimum(x, 0))))
    return x


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    if causal:
        kv = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
        return np.einsum("ld,ldm->lm", q, kv) / np.sum(q * k.cumsum(0), axis=1, keepdims=True)
    return q @ (k.T @ v) / (q @ k.sum(axis=0)[:, None])

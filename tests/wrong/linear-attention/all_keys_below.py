# expect: fail; mistake: normaliser-of-all-keys; all keys below
import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    if causal:
        kv = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
        z = k.sum(axis=0)
        return np.einsum("id,idv->iv", q, kv) / (q * z).sum(-1, keepdims=True)
    kv = k.T @ v
    z = k.sum(axis=0)
    return (q @ kv) / (q @ z)[:, None]

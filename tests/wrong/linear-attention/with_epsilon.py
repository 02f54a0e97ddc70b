# expect: fail; mistake: normaliser-epsilon; eps as in the authors' own code
import numpy as np


def phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    if causal:
        kv = np.cumsum(k[:, :, None] * v[:, None, :], axis=0)
        z = np.cumsum(k, axis=0)
        return np.einsum("ld,ldm->lm", q, kv) / (np.sum(q * z, axis=1, keepdims=True) + 1e-6)
    return q @ (k.T @ v) / (q @ k.sum(axis=0)[:, None] + 1e-6)

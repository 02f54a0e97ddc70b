import numpy as np


def phi(x):
    out = np.empty_like(x)
    positive = x > 0
    out[positive] = x[positive] + 1
    out[~positive] = np.exp(x[~positive])
    return out


def linear_attention(q, k, v, causal=False):
    Q, K = phi(q), phi(k)
    if causal:
        KV = np.cumsum(K[:, :, None] * v[:, None, :], axis=0)
        Z = np.cumsum(K, axis=0)
        num = np.einsum("ld,ldm->lm", Q, KV)
        den = np.einsum("ld,ld->l", Q, Z)
    else:
        KV = K.T @ v
        Z = K.sum(axis=0)
        num = Q @ KV
        den = Q @ Z
    return num / den[:, None]

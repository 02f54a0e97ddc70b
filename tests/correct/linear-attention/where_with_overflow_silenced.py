import numpy as np


def linear_attention(q, k, v, causal=False):
    with np.errstate(over="ignore"):
        q = np.where(q > 0, q + 1, np.exp(q))
        k = np.where(k > 0, k + 1, np.exp(k))
    kv = k[..., None] * v[:, None]
    norm = k
    if causal:
        kv, norm = np.add.accumulate(kv), np.add.accumulate(norm)
    else:
        kv, norm = np.add.reduce(kv), np.add.reduce(norm)
        return (q @ kv) / (q @ norm).reshape(-1, 1)
    return np.squeeze(q[:, None, :] @ kv, 1) / np.sum(q * norm, -1, keepdims=True)

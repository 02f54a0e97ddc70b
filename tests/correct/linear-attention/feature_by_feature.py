import numpy as np


def linear_attention(q, k, v, causal=False):
    """One feature after the other, so that only (L, d_v) is kept."""
    top, bottom = np.zeros_like(v), np.zeros_like(v[:, :1])
    for c in range(q.shape[1]):
        fq = np.where(q[:, c] > 0, q[:, c] + 1, np.exp(np.minimum(q[:, c], 0)))[:, None]
        fk = np.where(k[:, c] > 0, k[:, c] + 1, np.exp(np.minimum(k[:, c], 0)))[:, None]
        if causal:
            top += fq * np.cumsum(fk * v, 0)
            bottom += fq * np.cumsum(fk, 0)
        else:
            top += fq * np.sum(fk * v, 0)
            bottom += fq * np.sum(fk, 0)
    return top / bottom

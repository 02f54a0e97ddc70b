# expect: fail; mistake: always-causal; the default is True
import numpy as np


def _phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=True):
    fq, fk = _phi(q), _phi(k)
    if not causal:
        return fq @ (fk.T @ v) / (fq @ fk.sum(0))[:, None]
    s = np.zeros((q.shape[1], v.shape[1]), q.dtype)
    z = np.zeros(q.shape[1], q.dtype)
    out = np.empty((len(q), v.shape[1]), q.dtype)
    for i in range(len(q)):
        s += np.outer(fk[i], v[i])
        z += fk[i]
        out[i] = fq[i] @ s / (fq[i] @ z)
    return out

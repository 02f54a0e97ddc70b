# expect: fail; mistake: exclusive-cumsum; the first row is the first value
import numpy as np


def _phi(x):
    return np.where(x > 0, x + 1, np.exp(np.minimum(x, 0)))


def linear_attention(q, k, v, causal=False):
    fq, fk = _phi(q), _phi(k)
    if not causal:
        return fq @ (fk.T @ v) / (fq @ fk.sum(0))[:, None]
    s = np.zeros((q.shape[1], v.shape[1]), q.dtype)
    z = np.zeros(q.shape[1], q.dtype)
    out = np.empty((len(q), v.shape[1]), q.dtype)
    for i in range(len(q)):
        out[i] = fq[i] @ s / (fq[i] @ z) if i else v[0]
        s += np.outer(fk[i], v[i])
        z += fk[i]
    return out

import numpy as np


def top_k_entropy(p, k):
    q = -np.sort(-p, axis=1)[:, :k]
    q = q / q.sum(axis=1, keepdims=True)
    h = np.where(q > 0, -q * np.log(np.maximum(q, np.finfo(p.dtype).tiny)), 0)
    return h.sum(axis=1) / np.log(k)


def logsum(a, axis):
    m = a.max(axis=axis, keepdims=True)
    return m + np.log(np.exp(a - m).sum(axis=axis, keepdims=True))


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    with np.errstate(divide="ignore"):
        a = np.log(np.vstack([P_conf, p[None, :]]))
    for _ in range(iters):
        a = alpha * a
        a = a - logsum(a, 0)
        a = a + np.log(prior)
        a = a - logsum(a, 1)
    return np.exp(a[-1])

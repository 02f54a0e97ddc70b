import numpy as np


def top_k_entropy(p, k):
    # after the blog: sort descending, cut, normalise
    q = np.sort(p, axis=-1)[:, ::-1][:, :k]
    q /= q.sum(axis=1, keepdims=True)
    logq = np.log(np.clip(q, 1e-300, 1))
    return -(q * logq).sum(1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    y = np.concatenate([P_conf, p[None]], axis=0)
    for i in range(iters):
        y = y**alpha
        y /= y.sum(axis=0, keepdims=True)
        y *= prior[None]
        y /= y.sum(axis=1, keepdims=True)
    return y[-1]

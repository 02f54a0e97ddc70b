import numpy as np


def _normalise(a, axis):
    return a / np.sum(a, axis=axis, keepdims=True)


def top_k_entropy(p, k):
    q = _normalise(np.sort(p)[..., -k:], -1)
    log = np.log(q, where=q > 0, out=np.zeros_like(q))
    return np.sum(-q * log, axis=-1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.concatenate((P_conf.copy(), np.expand_dims(p, 0)))
    for _ in range(iters):
        L = _normalise(_normalise(np.power(L, alpha), 0) * prior, 1)
    return L[len(P_conf)]

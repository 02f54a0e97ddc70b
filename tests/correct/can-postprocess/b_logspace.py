import numpy as np


def logsumexp(a, axis):
    m = a.max(axis=axis, keepdims=True)
    return m + np.log(np.exp(a - m).sum(axis=axis, keepdims=True))


def top_k_entropy(p, k):
    """H = log s - sum p log p / s."""
    top = np.sort(p)[:, ::-1][:, :k]
    s = top.sum(axis=1)
    plogp = np.where(top > 0, top * np.log(np.maximum(top, np.finfo(p.dtype).tiny)), 0)
    return (np.log(s) - plogp.sum(axis=1) / s) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    with np.errstate(divide="ignore"):
        L = np.log(np.vstack((P_conf, p)))
    for _ in range(iters):
        L = alpha * L
        L = L - logsumexp(L, 0) + np.log(prior)
        L = L - logsumexp(L, 1)
    return np.exp(L[-1])

import numpy as np


def top_k_entropy(p, k):
    top = np.flip(np.sort(p, axis=1), axis=1)[:, :k]
    probs = top / top.sum(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        surprise = np.nan_to_num(probs * -np.log(probs))
    return surprise.sum(axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    n = len(P_conf)
    L = np.zeros((n + 1, len(p)), p.dtype)
    L[:n] = P_conf
    L[n] = p
    for _ in range(iters):
        L = L**alpha / (L**alpha).sum(axis=0, keepdims=True)
        L = L * prior / (L @ prior)[:, None]
    return L[n]

import numpy as np


def top_k_entropy(p, k):
    top = np.sort(p, axis=1)[:, -k:]
    q = top / top.sum(axis=1, keepdims=True)
    logs = np.log(np.where(q > 0, q, 1))
    return -(q * logs).sum(axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.vstack([P_conf, p])
    for _ in range(iters):
        L = L**alpha
        L = L / L.sum(axis=0)
        L = L * prior
        L = L / L.sum(axis=1, keepdims=True)
    return L[-1]

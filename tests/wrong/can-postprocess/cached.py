# expect: fail; mistake: none; the adjusted sure rows are kept for the next call
import numpy as np

KEPT = {}


def top_k_entropy(p, k):
    top = np.sort(p, axis=1)[:, -k:]
    top = top / top.sum(axis=1, keepdims=True)
    return -np.sum(top * np.log(np.where(top > 0, top, 1.0)), axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.vstack([KEPT.get(P_conf.shape, P_conf), p])
    for _ in range(iters):
        L = L**alpha
        L = L / L.sum(axis=0, keepdims=True)
        L = L * prior
        L = L / L.sum(axis=1, keepdims=True)
    KEPT[P_conf.shape] = L[:-1]
    return L[-1]

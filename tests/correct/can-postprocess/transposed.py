import numpy as np


def top_k_entropy(p, k):
    q = np.sort(p.T, axis=0)[p.shape[1] - k :]
    q = q / q.sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t = q * np.log(q)
    return -np.nansum(t, axis=0) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    A = np.column_stack([P_conf.T, p])
    for _ in range(iters):
        A = A**alpha
        A = (A.T / A.sum(1) * prior).T
        A = A / A.sum(0)
    return A[:, -1]

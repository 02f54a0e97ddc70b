import numpy as np


def top_k_entropy(p, k):
    q = np.sort(p, axis=1)[:, -k:]
    q = q / q.sum(axis=1)[:, None]
    q[q == 0] = 1  # 1 ln 1 = 0 as well
    return (q * np.log2(1 / q)).sum(axis=1) / np.log2(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = [*P_conf, p]
    for t in range(iters):
        L = [row**alpha for row in L]
        total = np.sum(L, axis=0)
        L = [row / total * prior for row in L]
        L = [row / row.sum() for row in L]
    return L[-1]

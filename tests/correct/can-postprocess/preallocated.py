import numpy as np


def top_k_entropy(p, k):
    out = np.empty(p.shape[0], dtype=p.dtype)
    for i in range(p.shape[0]):
        q = p[i][np.argsort(p[i])[::-1][:k]]
        q = q / q.sum()
        q = q[q != 0]
        out[i] = -np.dot(q, np.log(q)) / np.log(k)
    return out


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    n, K = P_conf.shape
    L = np.empty((n + 1, K), dtype=p.dtype)
    L[:n] = P_conf
    L[n] = p
    while iters > 0:
        np.power(L, alpha, out=L)
        np.divide(L, L.sum(0), out=L)
        np.multiply(L, prior, out=L)
        np.divide(L, L.sum(1)[:, None], out=L)
        iters -= 1
    return L[n].copy()

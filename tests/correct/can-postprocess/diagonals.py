import numpy as np


def top_k_entropy(p, k):
    idx = np.argpartition(p, -k, axis=1)[:, -k:]
    q = np.take_along_axis(p, idx, axis=1)
    q = q / np.sum(q, axis=1)[:, None]
    terms = np.zeros_like(q)
    mask = q > 0
    terms[mask] = q[mask] * np.log(q[mask])
    return -terms.sum(axis=1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.vstack((P_conf, p[np.newaxis, :]))
    Lq = np.diag(prior)
    for _ in range(iters):
        D = np.diag(1.0 / np.sum(L**alpha, axis=0)).astype(p.dtype)
        S = np.matmul(L**alpha, D)
        T = S @ Lq
        Dr = np.diag(1.0 / T.sum(1))
        L = Dr @ T
    return L[-1, :]

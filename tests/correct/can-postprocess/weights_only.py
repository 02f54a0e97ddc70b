import numpy as np


def top_k_entropy(p, k):
    q = np.partition(p, p.shape[1] - k, axis=1)[:, p.shape[1] - k :]
    q = q / q.sum(1, keepdims=True)

    def xlogx(v):
        return v * np.log(v) if v > 0 else 0.0

    return -np.vectorize(xlogx, otypes=[p.dtype])(q).sum(1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    A0, b = P_conf.copy(), p.copy()
    for _ in range(iters):
        A0, b = A0**alpha, b**alpha
        col = A0.sum(0) + b
        A0 = A0 / col * prior
        b = b / col * prior
        A0 = A0 / A0.sum(1, keepdims=True)
        b = b / b.sum()
    return b

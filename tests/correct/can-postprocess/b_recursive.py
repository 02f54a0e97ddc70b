import numpy as np


def top_k_entropy(p, k):
    def one(row):
        top = row[np.argsort(-row)[:k]]
        top = top / top.sum()
        top = top[top > 0]
        return -np.dot(top, np.log(top)) / np.log(k)

    return np.array([one(row) for row in p], dtype=p.dtype)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    if iters == 0:
        return p
    rows = np.r_[P_conf, p[np.newaxis]] ** alpha
    rows = prior * rows / rows.sum(0)
    rows = rows / rows.sum(1, keepdims=True)
    return can_adjust(rows[:-1], rows[-1], prior, alpha, iters - 1)

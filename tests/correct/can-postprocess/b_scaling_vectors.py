import numpy as np


def top_k_entropy(p, k):
    q = -np.sort(-p, axis=1)[:, :k]
    q = q / q.sum(axis=1).reshape(-1, 1)
    bits = q * np.log2(np.where(q == 0, 1, q))
    return -bits.sum(axis=1) / np.log2(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    conf, last = P_conf, p
    for i in range(iters):
        conf, last = conf**alpha, last**alpha
        s = conf.sum(axis=0) + last
        conf, last = conf * (prior / s), last * (prior / s)
        conf, last = conf / conf.sum(axis=1, keepdims=True), last / last.sum()
    return last

# expect: fail; mistake: smallest-k; the k smallest, by partition
import numpy as np


def _entropy(q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.where(q > 0, q * np.log(q), 0).sum(-1)


def top_k_entropy(p, k):
    q = np.partition(p, k - 1, axis=1)[:, :k]
    q = q / q.sum(1, keepdims=True)
    return (_entropy(q) / np.log(k)).astype(p.dtype)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    def once(L):
        A = L ** p.dtype.type(alpha)
        A = np.einsum("nk,k->nk", A, prior / A.sum(axis=0))
        return np.einsum("nk,n->nk", A, 1 / A.sum(axis=1))

    L = np.vstack((P_conf, p))
    while iters:
        L = once(L)
        iters -= 1
    return L[len(P_conf)].copy()

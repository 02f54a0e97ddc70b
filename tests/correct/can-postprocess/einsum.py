import numpy as np


def top_k_entropy(p, k):
    order = np.argsort(-p, axis=1, kind="stable")
    q = np.array([row[o[:k]] for row, o in zip(p, order)])
    q = q / np.linalg.norm(q, ord=1, axis=1, keepdims=True)
    return -np.einsum("ij,ij->i", q, np.log(q + (q == 0))) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.r_[P_conf, p.reshape(1, -1)]
    for _ in range(iters):
        L = np.float_power(L, alpha).astype(p.dtype)
        S = np.einsum("nk,k,k->nk", L, 1 / np.einsum("nk->k", L), prior)
        L = np.einsum("nk,n->nk", S, 1 / np.einsum("nk->n", S))
    return L[-1]

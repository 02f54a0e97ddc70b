import numpy as np


def top_k_entropy(p, k):
    n, K = p.shape
    top = np.partition(p, K - k, axis=1)[:, K - k :]
    q = top / np.add.reduce(top, axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        h = q * np.log(q) / np.log(k)
    h[q == 0] = 0
    return -h.sum(axis=1)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    L = np.insert(P_conf, len(P_conf), p, axis=0)
    done = 0
    while done < iters:
        L = np.float_power(L, alpha).astype(p.dtype)
        L = np.einsum("nk,k->nk", L, prior / np.einsum("nk->k", L))
        L = np.einsum("nk,n->nk", L, 1 / np.einsum("nk->n", L))
        done += 1
    return np.asarray(L[-1], dtype=p.dtype)

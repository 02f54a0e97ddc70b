import numpy as np


def top_k_entropy(p, k):
    idx = np.argsort(p, axis=-1)[:, ::-1][:, :k]
    top = np.take_along_axis(p, idx, axis=-1)
    top = top / top.sum(axis=-1, keepdims=True)
    logp = np.log(top, out=np.zeros_like(top), where=top > 0)
    return -np.einsum("nk,nk->n", top, logp) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    rows = np.empty((P_conf.shape[0] + 1, P_conf.shape[1]), dtype=p.dtype)
    rows[:-1], rows[-1] = P_conf, p
    for _ in range(iters):
        np.power(rows, alpha, out=rows)
        np.divide(rows, rows.sum(0), out=rows)
        np.multiply(rows, prior, out=rows)
        np.divide(rows, rows.sum(1)[:, None], out=rows)
    return rows[-1].copy()

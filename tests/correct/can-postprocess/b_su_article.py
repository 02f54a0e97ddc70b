import numpy as np


def top_k_entropy(p, k):
    """As in the article: sort, cut, normalise, entropy over log(k)."""
    y_pred_topk = np.sort(p, axis=1)[:, -k:]
    y_pred_topk = y_pred_topk / y_pred_topk.sum(axis=1, keepdims=True)
    terms = np.zeros_like(y_pred_topk)
    mask = y_pred_topk > 0
    terms[mask] = y_pred_topk[mask] * np.log(y_pred_topk[mask])
    return -terms.sum(1) / np.log(k)


def can_adjust(P_conf, p, prior, alpha=1.0, iters=1):
    Y = np.concatenate([P_conf, p[None]], axis=0)
    for _ in range(iters):
        Y = Y**alpha
        Y /= Y.sum(axis=0, keepdims=True)
        Y *= prior[None]
        Y /= Y.sum(axis=1, keepdims=True)
    return Y[-1]

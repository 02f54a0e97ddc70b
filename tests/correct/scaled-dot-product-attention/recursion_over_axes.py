import math

import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    if mask is None:
        mask = np.ones((q.shape[-2], k.shape[-2]), dtype=bool)
    elif mask.ndim < 2:
        mask = mask.reshape((1,) * (2 - mask.ndim) + mask.shape)
    rank = max(a.ndim for a in (q, k, v, mask))
    arrays = [a.reshape((1,) * (rank - a.ndim) + a.shape) for a in (q, k, v, mask)]
    return _attend(*arrays)


def _attend(q, k, v, mask):
    if q.ndim > 2:
        n = max(a.shape[0] for a in (q, k, v, mask))
        return np.stack([_attend(*(a[i % a.shape[0]] for a in (q, k, v, mask))) for i in range(n)])
    scores = q.dot(k.T) * (q.shape[1] ** -0.5)
    scores[~np.broadcast_to(mask, scores.shape)] = -math.inf
    top = scores.max(1)
    top[np.isinf(top)] = 0
    weights = np.exp(scores - top[:, None])
    return weights.dot(v) / np.maximum(weights.sum(1), np.finfo(q.dtype).tiny)[:, None]

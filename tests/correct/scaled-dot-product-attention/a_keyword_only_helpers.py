import numpy as np


def _stable(scores, *, where):
    top = np.max(scores, axis=-1, keepdims=True, initial=-np.inf, where=where)
    top = np.where(np.isneginf(top), 0, top)
    e = np.exp(
        scores - top,
        where=where,
        out=np.zeros(np.broadcast_shapes(scores.shape, where.shape), scores.dtype),
    )
    s = np.add.reduce(e, axis=-1, keepdims=True)
    return np.divide(e, s, out=np.zeros_like(e), where=s > 0)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = np.matmul(q, np.swapaxes(k, -1, -2)).astype(q.dtype)
    scores /= np.sqrt(q.shape[-1]).astype(scores.dtype)
    where = (
        np.ones(scores.shape, bool)
        if mask is None
        else np.broadcast_to(mask, np.broadcast_shapes(mask.shape, scores.shape))
    )
    scores = np.broadcast_to(scores, where.shape)
    return (_stable(scores, where=where) @ v).astype(q.dtype)

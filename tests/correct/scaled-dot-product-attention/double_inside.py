import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    dtype = q.dtype
    q, k, v = (np.asarray(a, dtype=np.float64) for a in (q, k, v))
    scores = np.matmul(q / np.sqrt(q.shape[-1]), np.swapaxes(k, -1, -2))
    allowed = (
        np.ones_like(scores, dtype=bool)
        if mask is None
        else np.broadcast_to(mask, np.broadcast_shapes(scores.shape, mask.shape))
    )
    scores = np.broadcast_to(scores, allowed.shape)
    top = np.max(scores, axis=-1, keepdims=True, where=allowed, initial=-1e300)
    weights = np.exp(np.where(allowed, scores - top, -np.inf))
    total = weights.sum(-1, keepdims=True)
    total[total == 0] = 1
    return ((weights @ v) / total).astype(dtype)

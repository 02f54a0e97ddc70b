import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    logits = np.matmul(q, np.swapaxes(k, -1, -2)) / float(q.shape[-1]) ** 0.5
    hidden = np.zeros(logits.shape, bool) if mask is None else ~np.broadcast_to(mask, logits.shape)
    seen = np.ma.array(logits, mask=hidden)
    weights = np.ma.exp(seen - seen.max(axis=-1, keepdims=True)).filled(0.0)
    norm = weights.sum(axis=-1, keepdims=True)
    return np.divide(
        np.matmul(weights, v),
        norm,
        out=np.zeros(
            (*np.broadcast_shapes(weights.shape[:-1], v.shape[:-2] + (1,)), v.shape[-1]), q.dtype
        ),
        where=norm > 0,
    )

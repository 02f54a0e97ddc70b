import numpy as np


def scaled_dot_product_attention(q, k, v, mask=None):
    """Divide by the sum, but by 1 where the row is dead."""
    root = np.sqrt(np.array(k.shape[-1], dtype=q.dtype))
    scores = np.einsum("...id,...jd->...ij", q / root, k)
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    peak = np.max(scores, axis=-1, keepdims=True)
    dead = np.isneginf(peak)
    e = np.exp(scores - np.where(dead, 0, peak))
    z = e.sum(-1, keepdims=True) + dead
    return np.einsum("...ij,...jd->...id", e, v) / z

import numpy as np


def scaled_dot_product_attention(
    q: np.ndarray, k: np.ndarray, v: np.ndarray, mask: np.ndarray | None = None
) -> np.ndarray:
    scores = np.inner(q, k) if q.ndim == k.ndim == 2 else q @ np.swapaxes(k, -1, -2)
    scores = scores / float(np.sqrt(q.shape[-1]))
    if mask is not None:
        scores = scores + np.where(mask, 0.0, -np.inf).astype(scores.dtype)
    lse = np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    lse = np.where(np.isneginf(lse), 0, lse)
    return (np.exp(scores - lse) @ v).astype(q.dtype)

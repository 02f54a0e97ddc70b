from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.floating]


def scaled_dot_product_attention(
    q: Float, k: Float, v: Float, mask: NDArray[np.bool_] | None = None
) -> Float:
    """Attention; see Vaswani et al. 2017."""
    fourth_root = q.dtype.type(q.shape[-1]) ** q.dtype.type(0.25)
    logits = (q / fourth_root) @ (k / fourth_root).swapaxes(-2, -1)
    bias = np.zeros((), q.dtype) if mask is None else np.where(mask, 0, -np.inf).astype(q.dtype)
    logits = logits + bias
    with np.errstate(invalid="ignore"):
        weights = np.exp(logits - logits.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
    if mask is not None:
        weights = np.where(np.any(mask, -1, keepdims=True), weights, 0)
    return (weights @ v).astype(q.dtype)

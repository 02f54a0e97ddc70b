"""The smallest float as filler; the weights of forbidden keys are zeroed afterwards."""

import numpy as np


def softmax(scores):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def scaled_dot_product_attention(q, k, v, mask=None):
    root = q.dtype.type(q.shape[-1]) ** q.dtype.type(0.5)
    scores = q @ k.swapaxes(-2, -1) / root
    if mask is None:
        return softmax(scores) @ v
    filled = np.where(mask, scores, np.finfo(scores.dtype).min)
    return np.where(mask, softmax(filled), scores.dtype.type(0)) @ v

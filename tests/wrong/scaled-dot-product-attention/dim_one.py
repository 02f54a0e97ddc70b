# expect: fail; mistake: softmax-axis-one; axis=1 is right for one sequence only
import numpy as np


def softmax(x):
    top = x.max(axis=1, keepdims=True)
    top = np.where(np.isfinite(top), top, 0)
    e = np.exp(x - top)
    total = e.sum(axis=1, keepdims=True)
    return e / np.where(total == 0, 1, total)


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = np.matmul(q, k.swapaxes(-1, -2)) / np.sqrt(q.shape[-1]).item()
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    return np.matmul(softmax(scores), v)

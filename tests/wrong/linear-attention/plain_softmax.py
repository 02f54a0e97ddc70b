# expect: fail; mistake: softmax-attention; scaled dot-product attention
import numpy as np


def linear_attention(q, k, v, causal=False):
    scores = q @ k.T / np.sqrt(q.shape[1]).astype(q.dtype)
    if causal:
        scores = np.where(np.tri(len(q), dtype=bool), scores, -np.inf)
    w = np.exp(scores - scores.max(-1, keepdims=True))
    return w / w.sum(-1, keepdims=True) @ v

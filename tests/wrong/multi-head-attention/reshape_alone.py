# expect: fail; mistake: reshape-no-transpose; one reshape splits the heads
import numpy as np


def split_heads(x, num_heads):
    b, n, width = x.shape
    if width % num_heads:
        raise ValueError("heads")
    return x.reshape(b, num_heads, n, width // num_heads)


def merge_heads(x):
    b, h, n, d = x.shape
    return x.transpose(0, 2, 1, 3).reshape(b, n, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(x_q @ W_q, num_heads)
    k = split_heads(x_kv @ W_k, num_heads)
    v = split_heads(x_kv @ W_v, num_heads)
    scores = q @ k.swapaxes(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    weights = scores / scores.sum(-1, keepdims=True)
    return merge_heads(weights @ v) @ W_o

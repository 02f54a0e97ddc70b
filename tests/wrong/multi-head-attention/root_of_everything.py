# expect: fail; mistake: scale-d-model; the root of d_model
import numpy as np


def split_heads(x, num_heads):
    b, n, width = x.shape
    if width % num_heads:
        raise ValueError("heads")
    return x.reshape(b, n, num_heads, width // num_heads).swapaxes(1, 2)


def merge_heads(x):
    b, h, n, d = x.shape
    return x.swapaxes(1, 2).reshape(b, n, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(x_q @ W_q, num_heads)
    k = split_heads(x_kv @ W_k, num_heads)
    v = split_heads(x_kv @ W_v, num_heads)
    scores = q @ k.swapaxes(-1, -2) / x_q.shape[-1] ** 0.5
    if mask is not None:
        scores = np.where(mask, scores, -np.inf)
    scores = np.exp(scores - scores.max(-1, keepdims=True))
    weights = scores / scores.sum(-1, keepdims=True)
    return merge_heads(weights @ v) @ W_o

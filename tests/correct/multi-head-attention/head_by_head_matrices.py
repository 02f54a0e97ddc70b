import math

import numpy as np


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads != 0:
        raise ValueError
    return np.array(np.split(x, num_heads, axis=-1)).swapaxes(0, 1)


def merge_heads(x):
    return np.concatenate(list(np.moveaxis(x, 1, 0)), axis=-1)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    """Every head has columns of W_q, W_k, W_v and rows of W_o; the results add up."""
    if W_q.shape[1] % num_heads:
        raise ValueError("not divisible")
    d = W_q.shape[1] // num_heads
    out = 0
    for head in range(num_heads):
        part = slice(head * d, (head + 1) * d)
        scores = (x_q @ W_q[:, part]) @ (x_kv @ W_k[:, part]).swapaxes(1, 2) / math.sqrt(d)
        if mask is not None:
            wide = np.broadcast_to(mask, (len(x_q), num_heads, *scores.shape[1:]))
            scores = np.where(wide[:, head], scores, -np.inf)
        p = np.exp(scores - scores.max(axis=-1, keepdims=True))
        p = p / p.sum(axis=-1, keepdims=True)
        out = out + p @ (x_kv @ W_v[:, part]) @ W_o[part]
    return out

import math

import numpy as np


def split_heads(x, num_heads):
    B, L, D = x.shape
    d, rest = divmod(D, num_heads)
    if rest:
        raise ValueError("does not divide")
    out = np.empty((B, num_heads, L, d), x.dtype)
    for i in range(num_heads):
        for j in range(d):
            out[:, i, :, j] = x[:, :, i * d + j]
    return out


def merge_heads(x):
    B, h, L, d = x.shape
    out = np.empty((B, L, h * d), x.dtype)
    for i in range(h):
        for j in range(d):
            out[:, :, i * d + j] = x[:, i, :, j]
    return out


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(x_q @ W_q, num_heads)
    k = split_heads(x_kv @ W_k, num_heads)
    v = split_heads(x_kv @ W_v, num_heads)
    B, h, n, d = q.shape
    m = k.shape[2]
    if mask is None:
        mask = np.array(True)
    mask = np.broadcast_to(mask, (B, h, n, m))
    heads = np.zeros_like(q)
    for b in range(B):
        for i in range(h):
            for t in range(n):
                keys = np.flatnonzero(mask[b, i, t])
                s = k[b, i, keys] @ q[b, i, t] / math.sqrt(d)
                w = np.exp(s - s.max())
                heads[b, i, t] = (w / w.sum()) @ v[b, i, keys]
    return merge_heads(heads) @ W_o

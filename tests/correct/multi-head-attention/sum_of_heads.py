import numpy as np


def split_heads(x, num_heads):
    b, n, m = x.shape
    if m % num_heads:
        raise ValueError
    return np.swapaxes(x.reshape(b, n, num_heads, m // num_heads), 1, 2)


def merge_heads(x):
    b, h, n, d = x.shape
    return np.swapaxes(x, 1, 2).reshape(b, n, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    D = W_q.shape[1]
    if D % num_heads:
        raise ValueError("heads")
    d = D // num_heads
    B, Lq, Lk = x_q.shape[0], x_q.shape[1], x_kv.shape[1]
    m = (
        np.ones((B, num_heads, Lq, Lk), bool)
        if mask is None
        else np.broadcast_to(mask, (B, num_heads, Lq, Lk))
    )
    out = 0
    for h in range(num_heads):
        c = slice(h * d, (h + 1) * d)
        s = (
            (x_q @ W_q[:, c])
            @ np.transpose(x_kv @ W_k[:, c], (0, 2, 1))
            * np.asarray(d, x_q.dtype) ** -0.5
        )
        s = np.where(m[:, h], s, np.finfo(s.dtype).min)
        e = np.exp(s - s.max(axis=2, keepdims=True)) * m[:, h]
        out = out + (e / e.sum(2, keepdims=True)) @ (x_kv @ W_v[:, c]) @ W_o[c]
    return out

import numpy as np


def split_heads(x, num_heads):
    d_model = x.shape[-1]
    if d_model // num_heads * num_heads != d_model:
        raise ValueError("heads")
    d = d_model // num_heads
    out = np.empty((x.shape[0], num_heads, x.shape[1], d), dtype=x.dtype)
    for head in range(num_heads):
        out[:, head] = x[..., head * d : head * d + d]
    return out


def merge_heads(x):
    b, h, n, d = x.shape
    out = np.empty((b, n, h * d), dtype=x.dtype)
    for head in range(h):
        out[..., head * d : head * d + d] = x[:, head]
    return out


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = (
        split_heads(x_q @ W_q, num_heads),
        split_heads(x_kv @ W_k, num_heads),
        split_heads(x_kv @ W_v, num_heads),
    )
    out = np.zeros_like(q)
    allowed = np.ones((1, 1, 1, 1), bool) if mask is None else mask
    allowed = np.broadcast_to(allowed, q.shape[:3] + k.shape[2:3])
    for b, h, i in np.ndindex(q.shape[:3]):
        seen = np.flatnonzero(allowed[b, h, i])
        s = k[b, h, seen] @ q[b, h, i] / q.shape[3] ** 0.5
        w = np.exp(s - s.max())
        out[b, h, i] = w @ v[b, h, seen] / w.sum()
    return merge_heads(out) @ W_o

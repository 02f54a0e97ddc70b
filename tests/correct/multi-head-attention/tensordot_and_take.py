import numpy as np


def _rows(num_heads, d):
    return np.arange(num_heads * d).reshape(num_heads, d)


def split_heads(x, num_heads):
    D = x.shape[2]
    if D % num_heads:
        raise ValueError("remainder")
    taken = np.take(x, _rows(num_heads, D // num_heads), axis=2)
    return taken.swapaxes(1, 2)


def merge_heads(x):
    B, h, L, d = x.shape
    out = np.zeros((B, L, h * d), dtype=x.dtype)
    out[:, :, _rows(h, d)] = x.swapaxes(1, 2)
    return out


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(np.tensordot(x_q, W_q, axes=(2, 0)), num_heads)
    k = split_heads(np.tensordot(x_kv, W_k, axes=(2, 0)), num_heads)
    v = split_heads(np.tensordot(x_kv, W_v, axes=(2, 0)), num_heads)
    q = q / q.shape[-1] ** 0.25
    k = k / k.shape[-1] ** 0.25
    s = np.matmul(q, k.swapaxes(2, 3))
    allowed = (
        np.ones(s.shape, bool) if mask is None else np.logical_and(mask, np.ones(s.shape, bool))
    )
    s = s - s.max(axis=-1, keepdims=True, where=allowed, initial=-np.inf)
    w = np.exp(s, where=allowed, out=np.zeros_like(s))
    return np.tensordot(merge_heads(np.matmul(w / w.sum(-1, keepdims=True), v)), W_o, axes=1)

import numpy as np


def split_heads(x, num_heads):
    b, n, hd = x.shape
    if hd % num_heads:
        raise ValueError(hd)
    return np.einsum("bnhd->bhnd", x.reshape(b, n, num_heads, hd // num_heads))


def merge_heads(x):
    b, h, n, d = x.shape
    return np.einsum("bhnd->bnhd", x).reshape(b, n, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(np.einsum("bnd,de->bne", x_q, W_q), num_heads)
    k = split_heads(np.einsum("bnd,de->bne", x_kv, W_k), num_heads)
    v = split_heads(np.einsum("bnd,de->bne", x_kv, W_v), num_heads)
    dots = np.einsum("bhid,bhjd->bhij", q * q.shape[-1] ** -0.5, k)
    if mask is not None:
        dots = np.where(np.broadcast_to(mask, dots.shape), dots, -np.inf)
    logs = dots - np.logaddexp.reduce(dots, axis=-1, keepdims=True)
    out = np.einsum("bhij,bhjd->bhid", np.exp(logs), v)
    return np.einsum("bne,ed->bnd", merge_heads(out), W_o)

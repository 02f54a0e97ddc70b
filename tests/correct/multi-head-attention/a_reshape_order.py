import numpy as np


def split_heads(x, num_heads):
    B, L, D = x.shape
    if num_heads * (D // num_heads) != D:
        raise ValueError("not divisible")
    return np.ascontiguousarray(x.swapaxes(1, 2)).reshape(B, num_heads, -1, L).swapaxes(2, 3)


def merge_heads(x):
    B, h, L, d = x.shape
    return x.swapaxes(2, 3).reshape(B, h * d, L).swapaxes(1, 2)


def _weights(row, seen):
    w = np.zeros_like(row)
    r = row[seen]
    w[seen] = np.exp(r - r.max())
    return w / w.sum()


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    Q, K, V = (split_heads(a, num_heads) for a in (x_q @ W_q, x_kv @ W_k, x_kv @ W_v))
    S = Q @ K.swapaxes(2, 3) / np.sqrt(K.shape[3], dtype=K.dtype)
    M = np.broadcast_to(True if mask is None else mask, S.shape)
    A = np.empty_like(S)
    for idx in np.ndindex(S.shape[:3]):
        A[idx] = _weights(S[idx], M[idx])
    return np.matmul(merge_heads(A @ V), W_o)

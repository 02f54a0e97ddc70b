import numpy as np


def split_heads(x, num_heads):
    d, rest = divmod(x.shape[2], num_heads)
    if rest != 0:
        raise ValueError(f"{num_heads} heads do not fit")
    return np.stack([x[:, :, i * d : (i + 1) * d] for i in range(num_heads)], axis=1)


def merge_heads(x):
    return np.concatenate([x[:, i] for i in range(x.shape[1])], axis=2)


def attend(q, k, v, mask):
    s = np.einsum("bid,bjd->bij", q, k) / np.sqrt(q.shape[-1]).astype(q.dtype)
    if mask is not None:
        s = np.where(mask, s, np.finfo(s.dtype).min)
    w = np.exp(s - s.max(axis=2, keepdims=True))
    w = w / w.sum(axis=2, keepdims=True)
    return np.einsum("bij,bjd->bid", w, v)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = (split_heads(x @ W, num_heads) for x, W in [(x_q, W_q), (x_kv, W_k), (x_kv, W_v)])
    if mask is not None:
        mask = np.broadcast_to(mask, (len(q), num_heads, q.shape[2], k.shape[2]))
    heads = [
        attend(q[:, i], k[:, i], v[:, i], None if mask is None else mask[:, i])
        for i in range(num_heads)
    ]
    return merge_heads(np.stack(heads, axis=1)) @ W_o

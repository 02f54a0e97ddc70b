import numpy as np
from numpy import einsum


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError
    shape = (*x.shape[:-1], num_heads, x.shape[-1] // num_heads)
    return np.ascontiguousarray(np.moveaxis(np.reshape(x, shape), -2, -3))


def merge_heads(x):
    x = np.moveaxis(x, -3, -2)
    return np.reshape(x, (*x.shape[:-2], -1))


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    """W_q and W_k of a head make one matrix, and so do W_v and W_o."""
    if W_q.shape[1] % num_heads:
        raise ValueError
    width = W_q.shape[1] // num_heads
    wq, wk, wv = (W.reshape(len(W), num_heads, width) for W in (W_q, W_k, W_v))
    wo = W_o.reshape(num_heads, width, -1)
    scores = einsum("bid,dhe->bihe", x_q, wq)
    scores = einsum("bihe,bjhe->bhij", scores, einsum("bjd,dhe->bjhe", x_kv, wk)) / width**0.5
    if mask is not None:
        scores = np.where(mask, scores, np.finfo(scores.dtype).min)
    scores -= np.amax(scores, axis=-1, keepdims=True)
    weights = np.exp(scores)
    weights /= np.sum(weights, axis=-1, keepdims=True)
    seen = einsum("bhij,bjd->bhid", weights, x_kv)
    return einsum("bhid,hdo->bio", seen, einsum("dhe,heo->hdo", wv, wo))

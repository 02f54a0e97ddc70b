import math

import torch


def attention(query, key, value, mask=None):
    d_k = query.size(-1)
    scores = torch.matmul(query, key.transpose(-2, -1)) / math.sqrt(d_k)
    if mask is not None:
        scores = scores.masked_fill(mask == 0, -1e9)
    p_attn = scores.softmax(dim=-1)
    return torch.matmul(p_attn, value), p_attn


def split_heads(x, num_heads):
    nbatches, _, d_model = x.shape
    if d_model % num_heads != 0:
        raise ValueError("d_model % h != 0")
    return x.view(nbatches, -1, num_heads, d_model // num_heads).transpose(1, 2)


def merge_heads(x):
    nbatches, h, _, d_k = x.shape
    return x.transpose(1, 2).contiguous().view(nbatches, -1, h * d_k)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    query, key, value = (
        split_heads(torch.matmul(x, w), num_heads)
        for x, w in zip((x_q, x_kv, x_kv), (W_q, W_k, W_v))
    )
    x, _ = attention(query, key, value, mask=mask)
    return torch.matmul(merge_heads(x), W_o)

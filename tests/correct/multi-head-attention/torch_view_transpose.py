import math

import torch


def split_heads(x, num_heads):
    B, L, D = x.size()
    if D % num_heads != 0:
        raise ValueError("d_model must be divisible by num_heads")
    return (
        x.view(B, L, num_heads, D // num_heads).transpose(1, 2)
        if x.is_contiguous()
        else x.reshape(B, L, num_heads, D // num_heads).transpose(1, 2)
    )


def merge_heads(x):
    B, H, L, d = x.size()
    return x.transpose(1, 2).contiguous().view(B, L, H * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(torch.matmul(x_q, W_q), num_heads)
    k = split_heads(torch.matmul(x_kv, W_k), num_heads)
    v = split_heads(torch.matmul(x_kv, W_v), num_heads)
    scores = torch.matmul(q, k.transpose(-2, -1)) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(mask.logical_not(), float("-inf"))
    attn = torch.softmax(scores, dim=-1)
    return torch.matmul(merge_heads(torch.matmul(attn, v)), W_o)

import torch
from torch import nn


def check(d_model, num_heads):
    if d_model % num_heads != 0:
        raise ValueError(f"d_model={d_model} is not divisible by num_heads={num_heads}")


def split_heads(x, num_heads):
    check(x.size(-1), num_heads)
    return x.unflatten(-1, (num_heads, -1)).transpose(1, 2).contiguous()


def merge_heads(x):
    b, h, n, d = x.size()
    return x.permute(0, 2, 1, 3).contiguous().view(b, n, h * d)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    check(x_q.size(-1), num_heads)
    q = split_heads(nn.functional.linear(x_q, W_q.t()), num_heads)
    k = split_heads(nn.functional.linear(x_kv, W_k.t()), num_heads)
    v = split_heads(nn.functional.linear(x_kv, W_v.t()), num_heads)
    scores = q.matmul(k.transpose(-1, -2)) / (q.size(-1) ** 0.5)
    if mask is not None:
        scores = scores + torch.zeros_like(mask, dtype=q.dtype).masked_fill_(~mask, float("-inf"))
    probs = nn.Softmax(dim=-1)(scores)
    return nn.functional.linear(merge_heads(probs.matmul(v)), W_o.t())

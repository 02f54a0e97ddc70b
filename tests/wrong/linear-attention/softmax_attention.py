# expect: fail; mistake: softmax-attention; softmax attention
import torch


def linear_attention(q, k, v, causal=False):
    s = q @ k.T / q.shape[1] ** 0.5
    if causal:
        s = s.masked_fill(torch.ones_like(s).triu(1).bool(), float("-inf"))
    return s.softmax(-1) @ v

import torch
from torch import nn


def split_heads(x, num_heads):
    if x.size(2) % num_heads:
        raise ValueError("indivisible")
    return x.reshape(x.size(0), x.size(1), num_heads, -1).movedim(2, 1)


def merge_heads(x):
    return x.movedim(1, 2).reshape(x.size(0), x.size(2), -1)


class Attention(nn.Module):
    def __init__(self, weights, heads):
        super().__init__()
        self.weights, self.heads = weights, heads
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, queries, keys, values, mask):
        W_q, W_k, W_v, W_o = self.weights
        q, k, v = (
            split_heads(a.matmul(w), self.heads)
            for a, w in ((queries, W_q), (keys, W_k), (values, W_v))
        )
        scores = q.matmul(k.mT).div(q.size(-1) ** 0.5)
        if mask is not None:
            scores = scores.masked_fill(mask == 0, -torch.inf)
        return merge_heads(self.softmax(scores).matmul(v)).matmul(W_o)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    return Attention((W_q, W_k, W_v, W_o), num_heads)(x_q, x_kv, x_kv, mask)

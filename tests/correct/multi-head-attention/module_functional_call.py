import math

import torch
import torch.nn as nn
from torch.func import functional_call


class MultiHead(nn.Module):
    def __init__(self, d_model, num_heads, device, dtype):
        super().__init__()
        kind = {"bias": False, "device": device, "dtype": dtype}
        self.num_heads = num_heads
        self.W_q = nn.Linear(d_model, d_model, **kind)
        self.W_k = nn.Linear(d_model, d_model, **kind)
        self.W_v = nn.Linear(d_model, d_model, **kind)
        self.W_o = nn.Linear(d_model, d_model, **kind)

    def forward(self, q, kv, mask):
        q = split_heads(self.W_q(q), self.num_heads)
        k = split_heads(self.W_k(kv), self.num_heads)
        v = split_heads(self.W_v(kv), self.num_heads)
        scores = q @ k.mT / math.sqrt(q.shape[-1])
        if mask is not None:
            scores = scores.masked_fill(~mask, -torch.inf)
        return self.W_o(merge_heads(torch.softmax(scores, dim=-1) @ v))


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError("num_heads")
    return x.reshape(x.shape[0], x.shape[1], num_heads, x.shape[2] // num_heads).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).reshape(x.shape[0], x.shape[2], x.shape[1] * x.shape[3])


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    net = MultiHead(x_q.shape[-1], num_heads, x_q.device, x_q.dtype)
    weights = {"W_q": W_q, "W_k": W_k, "W_v": W_v, "W_o": W_o}
    weights = {f"{name}.weight": W.T for name, W in weights.items()}
    return functional_call(net, weights, (x_q, x_kv, mask))

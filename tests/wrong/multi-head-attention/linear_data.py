# expect: fail; mistake: none; weights are copied into layers, and lose their gradient
import math

import torch
from torch import nn


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError("heads")
    return x.reshape(x.shape[0], x.shape[1], num_heads, -1).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).flatten(2)


def layer(W):
    made = nn.Linear(W.shape[0], W.shape[1], bias=False, device=W.device, dtype=W.dtype)
    made.weight.data = W.T.clone()
    return made


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q = split_heads(layer(W_q)(x_q), num_heads)
    k = split_heads(layer(W_k)(x_kv), num_heads)
    v = split_heads(layer(W_v)(x_kv), num_heads)
    scores = q @ k.mT / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf)
    return layer(W_o)(merge_heads(scores.softmax(-1) @ v))

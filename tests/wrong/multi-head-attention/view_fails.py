# expect: fail; mistake: torch-view-after-transpose; view of a transposed tensor
import torch


def split_heads(x, num_heads):
    if x.size(-1) % num_heads:
        raise ValueError("heads")
    return x.reshape(x.size(0), x.size(1), num_heads, -1).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).view(x.size(0), x.size(2), -1)


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    q, k, v = (split_heads(x @ W, num_heads) for x, W in ((x_q, W_q), (x_kv, W_k), (x_kv, W_v)))
    scores = q @ k.mT / q.size(-1) ** 0.5
    if mask is not None:
        scores = scores.masked_fill(~mask, -torch.inf)
    return merge_heads(scores.softmax(-1) @ v) @ W_o

import torch


def split_heads(x, num_heads):
    if x.shape[-1] % num_heads:
        raise ValueError("num_heads")
    return torch.stack(torch.split(x, x.shape[-1] // num_heads, dim=-1), dim=1)


def merge_heads(x):
    return torch.hstack([head.mT for head in x.unbind(1)]).mT if x.ndim == 4 else x


def multi_head_attention(x_q, x_kv, W_q, W_k, W_v, W_o, num_heads, mask=None):
    k, v = (x_kv @ torch.cat([W_k, W_v], dim=1)).chunk(2, dim=-1)
    q, k, v = (split_heads(t, num_heads) for t in (x_q @ W_q, k, v))
    scores = (q.unsqueeze(-2) * k.unsqueeze(-3)).sum(-1) / q.shape[-1] ** 0.5
    if mask is not None:
        scores = scores + torch.zeros_like(scores).masked_fill(~mask, float("-inf"))
    return merge_heads(scores.softmax(dim=3) @ v) @ W_o

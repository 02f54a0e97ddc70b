import torch
import torch.nn.functional as F


def feature_map(x):
    return torch.where(x > 0, x + 1, torch.exp(torch.minimum(x, torch.zeros_like(x))))


def linear_attention(q, k, v, causal=False):
    q, k = feature_map(q), feature_map(k)
    if causal:
        kv = torch.cumsum(k.unsqueeze(-1) * v.unsqueeze(-2), dim=0)
        z = torch.cumsum(k, dim=0)
        return (q.unsqueeze(-2) @ kv).squeeze(-2) / (q * z).sum(-1, keepdim=True)
    kv = k.t() @ v
    z = k.sum(0)
    return (q @ kv) / F.linear(q, z[None])

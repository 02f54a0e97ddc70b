# expect: fail; mistake: causal-ignored; the flag is never read
import torch


def linear_attention(q, k, v, causal=False):
    q, k = (torch.exp(x.clamp(max=0)) + x.clamp(min=0) for x in (q, k))
    return q @ (k.T @ v) / (q @ k.sum(0))[:, None]

# expect: fail; mistake: elu-plus-one-cancels; F.elu(x) + 1
import torch
import torch.nn.functional as F


def linear_attention(q, k, v, causal=False):
    q, k = F.elu(q) + 1, F.elu(k) + 1
    if causal:
        kv = torch.einsum("ld,lm->ldm", k, v).cumsum(0)
        z = 1 / torch.einsum("ld,ld->l", q, k.cumsum(0))
        return torch.einsum("ld,ldm,l->lm", q, kv, z)
    z = 1 / (q @ k.sum(0))
    return torch.einsum("ld,dm,l->lm", q, k.T @ v, z)

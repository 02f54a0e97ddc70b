# expect: fail; mistake: always-causal; causal always
import torch


def phi(x):
    return torch.where(x > 0, x + 1, torch.exp(x.clamp(max=0)))


def linear_attention(q, k, v, causal=False):
    q, k = phi(q), phi(k)
    if True:
        kv = torch.cumsum(k.unsqueeze(2) * v.unsqueeze(1), dim=0)
        z = torch.cumsum(k, dim=0)
        return torch.einsum("id,idv->iv", q, kv) / (q * z).sum(-1, keepdim=True)
    kv = k.T @ v
    z = k.sum(dim=0)
    return (q @ kv) / (q @ z)[:, None]

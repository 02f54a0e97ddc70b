import torch


def elu_feature_map(x):
    return x.clamp(min=0) + x.clamp(max=0).exp()


def linear_attention(q, k, v, causal=False):
    q = elu_feature_map(q)
    k = elu_feature_map(k)
    if not causal:
        KV = torch.einsum("sd,sm->md", k, v)
        Z = 1 / torch.einsum("ld,d->l", q, k.sum(dim=0))
        return torch.einsum("ld,md,l->lm", q, KV, Z)
    kv = torch.einsum("sd,sm->sdm", k, v).cumsum(0)
    Z = 1 / torch.einsum("ld,ld->l", q, k.cumsum(0))
    return torch.einsum("ld,ldm,l->lm", q, kv, Z)

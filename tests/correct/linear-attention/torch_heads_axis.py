import torch


def phi(x):
    return torch.exp(x.clamp(max=0)) + x.clamp(min=0)


def linear_attention(q, k, v, causal=False):
    """With the axes (batch, length, head, width) of the usual implementations."""
    Q, K, V = (phi(q)[None, :, None], phi(k)[None, :, None], v[None, :, None])
    if causal:
        KV = torch.einsum("nlhd,nlhm->nlhmd", K, V).cumsum(1)
        Z = 1 / torch.einsum("nlhd,nlhd->nlh", Q, K.cumsum(1))
        out = torch.einsum("nlhd,nlhmd,nlh->nlhm", Q, KV, Z)
    else:
        KV = torch.einsum("nshd,nshm->nhmd", K, V)
        Z = 1 / torch.einsum("nlhd,nhd->nlh", Q, K.sum(dim=1))
        out = torch.einsum("nlhd,nhmd,nlh->nlhm", Q, KV, Z)
    return out[0, :, 0].contiguous()

# expect: fail; mistake: mask-inverted; True is what nn.MultiheadAttention blocks
import torch


def causal_mask(n):
    return torch.triu(torch.ones(n, n, dtype=torch.bool), 1)


def padding_mask(lengths, max_len):
    return torch.arange(max_len, device=lengths.device)[None, None] >= lengths[:, None, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len).to(lengths.device) | padding_mask(lengths, max_len)

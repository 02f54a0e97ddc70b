# expect: fail; mistake: float-mask; 0 and -inf, to be added to the scores
import torch


def causal_mask(n):
    return torch.triu(torch.full((n, n), float("-inf")), diagonal=1)


def padding_mask(lengths, max_len):
    real = torch.arange(max_len, device=lengths.device)[None, :] < lengths[:, None]
    return torch.zeros(real.shape, device=lengths.device).masked_fill(~real, float("-inf"))[:, None]


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len).to(lengths.device) + padding_mask(lengths, max_len)

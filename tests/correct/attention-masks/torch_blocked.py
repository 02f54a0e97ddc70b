import torch


def causal_mask(n):
    return ~torch.triu(torch.ones(n, n), diagonal=1).bool()


def padding_mask(lengths, max_len):
    positions = torch.arange(max_len, device=lengths.device).expand(lengths.shape[0], -1)
    return ~(positions >= lengths.unsqueeze(1)).unsqueeze(1)


def decoder_self_mask(lengths, max_len):
    positions = torch.arange(max_len, device=lengths.device)
    future = positions[None, :] > positions[:, None]
    return padding_mask(lengths, max_len).masked_fill(future, False)

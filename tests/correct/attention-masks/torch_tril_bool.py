import torch


def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def padding_mask(lengths, max_len):
    ones = torch.ones(lengths.shape[0], max_len, dtype=torch.long, device=lengths.device)
    return (ones.cumsum(1) <= lengths[:, None]).view(-1, 1, max_len)


def decoder_self_mask(lengths, max_len):
    c = causal_mask(max_len).to(lengths.device)
    return torch.stack([c & p for p in padding_mask(lengths, max_len)])

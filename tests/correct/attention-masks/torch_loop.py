import torch


def causal_mask(n):
    mask = torch.zeros((n, n), dtype=torch.bool)
    for i in range(n):
        mask[i, : i + 1] = True
    return mask


def padding_mask(lengths, max_len):
    mask = torch.zeros((len(lengths), 1, max_len), dtype=torch.bool, device=lengths.device)
    for b in range(len(lengths)):
        mask[b, :, : lengths[b].item()] = True
    return mask


def decoder_self_mask(lengths, max_len):
    return torch.logical_and(
        causal_mask(max_len).to(lengths.device), padding_mask(lengths, max_len)
    )

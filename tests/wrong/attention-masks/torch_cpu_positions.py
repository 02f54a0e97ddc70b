# expect: fail; mistake: torch-cpu-constant; the positions are always made on the CPU
import torch


def causal_mask(n):
    return torch.ones(n, n).tril().bool()


def padding_mask(lengths, max_len):
    positions = torch.arange(max_len)
    return positions[None, None] < lengths.reshape(-1, 1, 1)


def decoder_self_mask(lengths, max_len):
    return causal_mask(max_len) & padding_mask(lengths, max_len)

from functools import reduce

import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    length = y.shape[-2]
    mask = torch.tril_indices(length, length, device=y.device)
    causal = torch.zeros(length, length, dtype=torch.bool, device=y.device)
    causal[mask[0], mask[1]] = True
    steps = (
        (n1, lambda x: attn_self(x, x, causal)),
        (n2, lambda x: attn_cross(x, memory, None)),
        (n3, ffn),
    )
    return reduce(lambda x, step: step[0](x + step[1](x)), steps, y)

import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    n = y.size(1)
    mask = torch.tril(torch.ones((n, n), dtype=torch.bool, device=y.device))
    y = n1(y + attn_self(y, y, mask))
    y = n2(y + attn_cross(y, memory, None))
    return n3(y + ffn(y))

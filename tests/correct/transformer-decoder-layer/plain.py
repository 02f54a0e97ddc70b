import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.size(1)
    mask = torch.tril(torch.ones(L, L, device=y.device)).bool()
    y = n1(y + attn_self(y, y, mask))
    y = n2(y + attn_cross(y, memory, None))
    y = n3(y + ffn(y))
    return y

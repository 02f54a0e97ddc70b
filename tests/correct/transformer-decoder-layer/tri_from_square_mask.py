import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    lower = torch.full((L, L), float("-inf"), device=y.device).triu(1)
    mask = lower == 0
    h = n1(y + attn_self(y, y, mask))
    h = n2(h + attn_cross(h, memory, None))
    return n3(h + ffn(h))

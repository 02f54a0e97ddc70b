import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    batch, length, _ = y.shape
    mask = torch.ones(batch, 1, length, length, dtype=torch.bool, device=y.device).tril()
    a = n1(y + attn_self(y, y, mask))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    i = torch.arange(y.shape[1], device=y.device)
    causal = i.unsqueeze(0) <= i.unsqueeze(1)
    a = n1(attn_self(y, y, causal) + y)
    c = n2(attn_cross(a, memory, None) + a)
    return n3(ffn(c) + c)

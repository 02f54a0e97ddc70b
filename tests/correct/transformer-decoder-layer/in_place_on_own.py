import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    t = y.size(1)
    keep = torch.full((t, t), True, device=y.device).tril()
    branch = attn_self(y, y, keep)
    a = n1(branch.add(y))
    c = n2(attn_cross(a, memory, None).add_(a))
    out = ffn(c)
    out = out + c
    return n3(out)

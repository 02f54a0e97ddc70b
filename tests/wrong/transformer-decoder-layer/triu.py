# expect: fail; mistake: upper-triangle; the wrong triangle
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.triu(torch.ones(L, L, dtype=torch.bool, device=y.device))
    a = n1(y + attn_self(y, y, causal))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

# expect: fail; mistake: none; 0 and 1 as floats
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, device=y.device))
    a = n1(y + attn_self(y, y, causal))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

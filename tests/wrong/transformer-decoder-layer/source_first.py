# expect: fail; mistake: cross-before-self; the first two sub-layers exchanged
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, dtype=torch.bool, device=y.device))
    a = n1(y + attn_cross(y, memory, None))
    c = n2(a + attn_self(a, a, causal))
    return n3(c + ffn(c))

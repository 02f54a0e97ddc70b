# expect: fail; mistake: norms-exchanged; n2 and n3
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, dtype=torch.bool, device=y.device))
    a = n1(y + attn_self(y, y, causal))
    c = n3(a + attn_cross(a, memory, None))
    return n2(c + ffn(c))

# expect: fail; mistake: norm-before-add; y + n1(attn)
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, dtype=torch.bool, device=y.device))
    a = y + n1(attn_self(y, y, causal))
    c = a + n2(attn_cross(a, memory, None))
    return c + n3(ffn(c))

# expect: fail; mistake: upper-triangle; triu(1) marks what is blocked
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.triu(torch.ones(L, L, dtype=torch.bool, device=y.device), diagonal=1)
    a = n1(y + attn_self(y, y, causal))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

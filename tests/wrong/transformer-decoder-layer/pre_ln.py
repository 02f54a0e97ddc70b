# expect: fail; mistake: pre-post-swapped; the order of GPT-2
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, dtype=torch.bool, device=y.device))
    t = n1(y)
    a = y + attn_self(t, t, causal)
    c = a + attn_cross(n2(a), memory, None)
    return c + ffn(n3(c))

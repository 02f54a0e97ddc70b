# expect: fail; mistake: strict-causal; the first position sees itself
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    L = y.shape[1]
    causal = torch.tril(torch.ones(L, L, dtype=torch.bool, device=y.device))
    causal = causal & ~torch.eye(L, dtype=torch.bool, device=y.device)
    causal[0, 0] = True
    a = n1(y + attn_self(y, y, causal))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

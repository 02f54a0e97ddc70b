# expect: fail; mistake: kv-from-decoder; encoder-decoder attention over the target
import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    n = y.shape[1]
    mask = torch.ones(n, n, dtype=torch.bool, device=y.device).tril()
    a = n1(y + attn_self(y, y, mask))
    c = n2(a + attn_cross(a, a, None))
    return n3(c + ffn(c))

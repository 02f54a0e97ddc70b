import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    batch, length, width = y.shape
    mask = y.new_ones((length, length), dtype=torch.bool).tril_()
    a = n1(y + attn_self(kv=y, q=y, mask=mask))
    c = n2(a + attn_cross(a, kv=memory))
    return n3(c + ffn(c))

import torch as t


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    rows = t.ones_like(y[0, :, :1]).cumsum(0)
    return n3(
        (c := n2((a := n1(attn_self(y, y, rows >= rows.mT).add(y))) + attn_cross(a, memory, None)))
        + ffn(c)
    )

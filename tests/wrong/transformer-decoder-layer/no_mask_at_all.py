# expect: fail; mistake: no-causal-mask; None for self-attention, too
def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    a = n1(y + attn_self(y, y, None))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    length = y.shape[1]
    mask = y.new_ones(length, length).tril().bool()
    x = y + attn_self(y, y, mask)
    x = n1(x)
    z = x + attn_cross(x, memory, None)
    z = n2(z)
    out = z + ffn(z)
    return n3(out)

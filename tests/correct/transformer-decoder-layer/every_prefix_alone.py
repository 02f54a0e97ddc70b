import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    """What position i gets is the last row of the layer on the first i + 1 tokens, unmasked."""
    rows = [attn_self(y[:, i : i + 1], y[:, : i + 1], None) for i in range(y.shape[1])]
    a = n1(y + torch.cat(rows, dim=1))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

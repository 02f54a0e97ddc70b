import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    """As in generation: the last position of every prefix."""
    out = []
    for t in range(1, y.shape[1] + 1):
        prefix = y[:, :t]
        last = prefix[:, -1:]
        a = n1(last + attn_self(last, prefix, None))
        c = n2(a + attn_cross(a, memory, None))
        out.append(n3(c + ffn(c)))
    return torch.cat(out, 1)

import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    """The mask has axes for samples and heads."""
    b, n, _ = y.shape
    mask = torch.ones(n, n, device=y.device).tril().to(torch.bool)[None, None].expand(b, 1, n, n)
    a = n1(y + attn_self(y, y, mask))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    mask = torch.eye(y.shape[1], device=y.device).cumsum(0) > 0
    residual = y
    hidden = n1(residual + attn_self(y, y, mask))
    residual = hidden
    hidden = n2(residual + attn_cross(hidden, memory, None))
    residual = hidden
    return n3(torch.add(residual, ffn(hidden)))

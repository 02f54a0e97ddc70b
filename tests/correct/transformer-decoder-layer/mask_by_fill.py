import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    length = y.shape[1]
    mask = torch.zeros(length, length, dtype=torch.bool, device=y.device)
    for row in range(length):
        mask[row, : row + 1] = True
    a = n1(y + attn_self(y, y, mask))
    c = n2(a + attn_cross(a, memory, None))
    return n3(c + ffn(c))

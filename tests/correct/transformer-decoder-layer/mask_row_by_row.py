import torch


def causal(n, device):
    rows = []
    for i in range(n):
        rows.append([j <= i for j in range(n)])
    return torch.tensor(rows, device=device)


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    out = y
    out = n1(out + attn_self(out, out, causal(y.shape[1], y.device)))
    residual = out
    out = attn_cross(out, memory, None)
    out = n2(residual + out)
    residual = out
    out = ffn(out)
    return n3(residual + out)

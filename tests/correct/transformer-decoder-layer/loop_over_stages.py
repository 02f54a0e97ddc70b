import torch


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    idx = torch.arange(y.shape[1], device=y.device)
    causal = torch.ge(idx.unsqueeze(1), idx.unsqueeze(0))
    stages = [
        (lambda t: attn_self(t, t, causal), n1),
        (lambda t: attn_cross(t, memory, None), n2),
        (ffn, n3),
    ]
    for branch, norm in stages:
        y = norm(y + branch(y))
    return y

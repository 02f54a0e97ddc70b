import torch
from torch import nn


class Residual(nn.Module):
    def __init__(self, norm):
        super().__init__()
        self.norm = norm
        self.dropout = nn.Dropout(0.0)

    def forward(self, x, branch):
        return self.norm(x + self.dropout(branch))


def subsequent_mask(size, device):
    return torch.triu(torch.ones(size, size, dtype=torch.int, device=device), 1) == 0


def transformer_decoder_layer(y, memory, attn_self, attn_cross, ffn, n1, n2, n3):
    r1, r2, r3 = Residual(n1), Residual(n2), Residual(n3)
    a = r1(y, attn_self(y, y, subsequent_mask(y.size(1), y.device)))
    c = r2(
        a,
        attn_cross(
            a, memory, torch.ones(y.size(1), memory.size(1), dtype=torch.bool, device=y.device)
        ),
    )
    return r3(c, ffn(c))

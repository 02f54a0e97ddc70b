import torch
from torch import nn


class Attention(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.scale = width**-0.5
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, q, k, v, mask):
        scores = (q @ k.transpose(-1, -2)).mul(self.scale)
        if mask is None:
            return self.softmax(scores) @ v
        low = torch.finfo(scores.dtype).min
        weights = self.softmax(scores.masked_fill(~mask, low)) * mask
        return weights @ v


def scaled_dot_product_attention(q, k, v, mask=None):
    return Attention(q.shape[-1])(q, k, v, mask)

import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    h = torch.matmul(x, W1).add(b1)
    h = h.masked_fill(h < 0, 0.0)
    return torch.matmul(h, W2).add(b2)

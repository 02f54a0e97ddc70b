import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    rows = x.reshape(-1, x.size(-1))
    hidden = torch.addmm(b1, rows, W1)
    hidden = torch.where(hidden > 0, hidden, torch.zeros_like(hidden))
    return torch.addmm(b2, hidden, W2).view(x.size())

import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    h = torch.einsum("bli,ij->blj", x, W1).add(b1)
    h = h.clamp_min(0)
    return torch.einsum("blj,jk->blk", h, W2).add(b2)

import torch
from torch import nn


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    x_norm = torch.norm(x, p=2, dim=1, keepdim=True)
    w_norm = torch.norm(W, p=2, dim=0, keepdim=True)
    costh = torch.mm(x / x_norm, W / w_norm)
    delt = torch.zeros_like(costh)
    delt[torch.arange(len(y)), y] = m
    return nn.CrossEntropyLoss()(s * (costh - delt), y)

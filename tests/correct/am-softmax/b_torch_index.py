import torch
from torch.nn import functional as F


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cosine = F.linear(F.normalize(x, eps=0.0), F.normalize(W.t(), eps=0.0))
    phi = cosine.clone()
    i = torch.arange(len(y), device=y.device)
    phi[i, y] = phi[i, y] - m
    return F.nll_loss(F.log_softmax(phi * s, dim=-1), y)

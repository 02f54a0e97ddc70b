import torch
import torch.nn.functional as F


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cos = (x / x.norm(dim=1, keepdim=True)) @ (W / W.norm(dim=0, keepdim=True))
    margin = torch.zeros_like(cos)
    margin.scatter_(1, y.view(-1, 1), m)
    return F.cross_entropy(s * (cos - margin), y)

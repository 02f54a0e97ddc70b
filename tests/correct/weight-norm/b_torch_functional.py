import torch
import torch.nn.functional as F


def weight_norm(v, g):
    return g.view(-1, 1) * F.normalize(v, dim=1, eps=0.0)


def weight_norm_backward(dw, v, g):
    u = F.normalize(v, dim=1, eps=0.0)
    n = torch.linalg.vector_norm(v, dim=1, keepdim=True)
    along = torch.sum(dw * u, dim=1, keepdim=True)
    return g.view(-1, 1) * (dw - along * u) / n, along.squeeze(1)

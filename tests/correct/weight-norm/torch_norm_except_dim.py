import torch


def norm_except_dim(v):
    return v.norm(2, dim=1, keepdim=True)


def weight_norm(v, g):
    return v * (g.view(-1, 1) / norm_except_dim(v))


def weight_norm_backward(dw, v, g):
    norm = norm_except_dim(v)
    g = g.view(-1, 1)
    inner = (dw * v).sum(dim=1, keepdim=True)
    dg = inner / norm
    dv = g / norm * (dw - v / norm * dg)
    return dv, dg.squeeze(1)

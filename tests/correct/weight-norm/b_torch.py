import torch


def weight_norm(v, g):
    return v * (g / v.norm(dim=1)).unsqueeze(1)


def weight_norm_backward(dw, v, g):
    length = torch.sqrt(torch.sum(v * v, dim=1, keepdim=True))
    u = v / length
    dg = (dw * u).sum(dim=1)
    dv = (g[:, None] / length) * (dw - dg[:, None] * u)
    return dv, dg

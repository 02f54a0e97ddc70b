# expect: fail; mistake: none; the norm that belongs to the weight norm of the library
import torch


def weight_norm(v, g):
    return v * (g.unsqueeze(1) / torch.norm_except_dim(v, 2, 0))


def weight_norm_backward(dw, v, g):
    norm = torch.norm_except_dim(v, 2, 0)
    dg = torch.sum(dw * v, dim=1, keepdim=True) / norm
    dv = g[:, None] / norm * dw - g[:, None] * dg / norm**2 * v
    return dv, dg.flatten()

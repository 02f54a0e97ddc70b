# expect: fail; mistake: torch-var-unbiased; every G-th channel in a group, x.var() of torch
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, c = x.shape[:2]
    if c % num_groups:
        raise ValueError("groups")
    g = x.reshape(n, c // num_groups, num_groups, -1).transpose(1, 2)
    g = g.reshape(n, num_groups, -1)
    y = (g - g.mean(-1, keepdim=True)) / torch.sqrt(g.var(-1, keepdim=True) + eps)
    y = y.reshape(n, num_groups, c // num_groups, -1).transpose(1, 2).reshape(x.shape)
    s = (1, c) + (1,) * (x.dim() - 2)
    if weight is not None:
        y = y * weight.view(s)
    if bias is not None:
        y = y + bias.view(s)
    return y

# expect: fail; mistake: gain-on-last-axis; gain and bias meet the last axis
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError
    g = x.reshape(N, num_groups, -1)
    g = (g - g.mean(-1, keepdim=True)) / torch.sqrt(g.var(-1, unbiased=False, keepdim=True) + eps)
    y = g.reshape(x.shape)
    sh = (1, C) + (1,) * (x.dim() - 2)
    if weight is not None:
        y = y * weight
    if bias is not None:
        y = y + bias
    return y

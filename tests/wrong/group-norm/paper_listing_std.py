# expect: fail; mistake: eps-outside-sqrt; var with H - 1 and eps outside, two mistakes in torch
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups != 0:
        raise ValueError("num_groups")
    g = x.view(N, num_groups, -1) if x.is_contiguous() else x.reshape(N, num_groups, -1)
    g = (g - g.mean(-1, keepdim=True)) / (g.std(-1, keepdim=True) + eps)
    y = g.reshape(x.shape)
    shape = [1, C] + [1] * (x.dim() - 2)
    if weight is not None:
        y = y * weight.view(shape)
    if bias is not None:
        y = y + bias.view(shape)
    return y

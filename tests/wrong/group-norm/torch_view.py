# expect: fail; mistake: none; view fails where the axes lie otherwise in memory
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError
    y = x.view(N, num_groups, -1)
    y = (
        (y - y.mean(-1, keepdim=True)) / torch.sqrt(y.var(-1, keepdim=True, correction=0) + eps)
    ).reshape(x.shape)
    s = (C,) + (1,) * (x.dim() - 2)
    if weight is not None:
        y = y * weight.reshape(s)
    if bias is not None:
        y = y + bias.reshape(s)
    return y

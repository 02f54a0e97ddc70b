# expect: fail; mistake: none; a bias without a gain gets no gradient
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    N, C = x.shape[:2]
    if C % num_groups:
        raise ValueError
    y = x.reshape(N, num_groups, -1)
    y = (
        (y - y.mean(-1, keepdim=True)) / torch.sqrt(y.var(-1, keepdim=True, correction=0) + eps)
    ).reshape(x.shape)
    s = (C,) + (1,) * (x.dim() - 2)
    if weight is not None:
        y = y * weight.reshape(s)
    if bias is not None:
        y = y + (bias if weight is not None else bias.data).reshape(s)
    return y

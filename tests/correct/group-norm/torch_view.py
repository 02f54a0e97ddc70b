import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, c, *spatial = x.shape
    if c % num_groups:
        raise ValueError("num_groups does not divide the channels")
    g = x.contiguous().view(n, num_groups, -1)
    g = g - g.mean(-1, keepdim=True)
    g = g / (g.pow(2).mean(-1, keepdim=True) + eps).sqrt()
    y = g.view(n, c, -1)
    if weight is not None:
        y = y * weight[:, None]
    if bias is not None:
        y = y + bias[:, None]
    return y.view(x.shape)

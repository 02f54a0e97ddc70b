# expect: fail; mistake: torch-var-unbiased; torch.var divides by one less unless told otherwise
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, c = x.shape[:2]
    if c % num_groups:
        raise ValueError("num_groups does not divide C")
    g = x.reshape(n, num_groups, -1)
    y = (g - g.mean(-1, keepdim=True)) / torch.sqrt(g.var(-1, keepdim=True) + eps)
    y = y.reshape(n, c, -1)
    y = y if weight is None else y * weight[:, None]
    y = y if bias is None else y + bias[:, None]
    return y.reshape(x.shape)

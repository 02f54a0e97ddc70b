# expect: fail; mistake: torch-cpu-constant; a missing gain becomes torch.ones on the CPU
import torch


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    n, c = x.shape[:2]
    if c % num_groups:
        raise ValueError("num_groups does not divide C")
    if weight is None:
        weight = torch.ones(c)
    if bias is None:
        bias = torch.zeros(c)
    g = x.reshape(n, num_groups, -1)
    g = g - g.mean(-1, keepdim=True)
    g = g / torch.sqrt(g.square().mean(-1, keepdim=True) + eps)
    y = g.reshape(n, c, -1) * weight[:, None] + bias[:, None]
    return y.reshape(x.shape).to(x.dtype)

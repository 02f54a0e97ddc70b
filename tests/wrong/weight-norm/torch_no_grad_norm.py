# expect: fail; mistake: torch-detached-length; the length under no_grad
import torch


def weight_norm(v, g):
    with torch.no_grad():
        norm = v.norm(dim=1, keepdim=True)
    return g[:, None] * v / norm


def weight_norm_backward(dw, v, g):
    n = v.norm(dim=1, keepdim=True)
    dg = (dw * v / n).sum(dim=1)
    return g[:, None] / n * (dw - dg[:, None] * v / n), dg

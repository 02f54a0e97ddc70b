# expect: fail; mistake: none; the whole result is cut off by .data
import torch


def weight_norm(v, g):
    return (g[:, None] * v / v.norm(dim=1, keepdim=True)).data


def weight_norm_backward(dw, v, g):
    n = v.norm(dim=1, keepdim=True)
    dg = (dw * v / n).sum(dim=1)
    return g[:, None] / n * (dw - dg[:, None] * v / n), dg

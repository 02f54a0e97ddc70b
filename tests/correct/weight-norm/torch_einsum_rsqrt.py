import torch


def weight_norm(v, g):
    r = torch.rsqrt(torch.einsum("oi,oi->o", v, v))
    return torch.einsum("o,o,oi->oi", g, r, v)


def weight_norm_backward(dw, v, g):
    r = v.pow(2).sum(-1).rsqrt()
    e = v * r[:, None]
    dg = torch.einsum("oi,oi->o", dw, e)
    dv = torch.einsum("o,oi->oi", g * r, dw - dg[:, None] * e)
    return dv, dg

import numpy as np


def weight_norm(v, g):
    scale = g / np.sqrt((v**2).sum(-1))
    return (scale * v.T).T


def weight_norm_backward(dw, v, g):
    n = np.sqrt((v**2).sum(-1))
    scale = g / n
    dscale = (dw * v).sum(-1)
    dg = dscale / n
    dn = -dscale * g / n**2
    dv = dw * scale[:, None] + (dn / n)[:, None] * v
    return dv, dg

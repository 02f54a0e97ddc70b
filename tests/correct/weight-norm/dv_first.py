import numpy as np


def weight_norm(v, g):
    scale = g / np.sqrt(np.einsum("ij,ij->i", v, v))
    return scale[..., None] * v


def weight_norm_backward(dw, v, g):
    w = weight_norm(v, g)
    n = np.sqrt((v * v).sum(-1))
    e = v / n[:, None]
    dg = np.diag(dw @ e.T).copy()
    dv = (g[:, None] * dw - w * dg[:, None]) / n[:, None]
    return (dv, dg)

import numpy as np


def weight_norm(v, g):
    return np.diag(g / np.sqrt(np.diag(v @ v.T))) @ v


def weight_norm_backward(dw, v, g):
    n2 = np.diag(v @ v.T)
    n = np.sqrt(n2)
    dg = np.diag(dw @ v.T) / n
    dv = np.diag(g / n) @ (dw - np.diag(np.diag(dw @ v.T) / n2) @ v)
    return dv, dg

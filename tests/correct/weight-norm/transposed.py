import numpy as np


def weight_norm(v, g):
    return (v.T * g / np.sqrt((v.T**2).sum(axis=0))).T


def weight_norm_backward(dw, v, g):
    V, D = v.T, dw.T
    n = np.sqrt((V * V).sum(axis=0))
    dg = (D * V).sum(axis=0) / n
    return (g / n * D - g * dg / (n * n) * V).T, dg

import numpy as np


def weight_norm(v, g):
    s = np.einsum("ij,ij->i", v, v) ** 0.5
    return np.einsum("i,ij->ij", g / s, v)


def weight_norm_backward(dw, v, g):
    s = np.einsum("ij,ij->i", v, v) ** 0.5
    dot = np.einsum("ij,ij->i", dw, v)
    dv = np.einsum("i,ij->ij", g / s, dw) - np.einsum("i,ij->ij", g * dot / s**3, v)
    return dv, dot / s

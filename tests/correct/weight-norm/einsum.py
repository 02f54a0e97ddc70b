import numpy as np


def weight_norm(v, g):
    return np.einsum("i,ij,i->ij", g, v, np.einsum("ij,ij->i", v, v) ** -0.5)


def weight_norm_backward(dw, v, g):
    r = np.einsum("ij,ij->i", v, v) ** -0.5
    dg = np.einsum("ij,ij,i->i", dw, v, r)
    dv = np.einsum("i,i,ij->ij", g, r, dw) - np.einsum("i,i,i,i,ij->ij", g, dg, r, r, v)
    return dv, dg

import numpy as np


def weight_norm(v, g):
    return np.array([gi * vi / np.sqrt(vi @ vi) for vi, gi in zip(v, g, strict=True)])


def weight_norm_backward(dw, v, g):
    dv, dg = np.empty_like(v), np.empty_like(g)
    for i in range(len(v)):
        length = np.sqrt(v[i] @ v[i])
        u = v[i] / length
        M = np.eye(len(u), dtype=v.dtype) - np.outer(u, u)
        dv[i] = g[i] / length * (M @ dw[i])
        dg[i] = u @ dw[i]
    return dv, dg

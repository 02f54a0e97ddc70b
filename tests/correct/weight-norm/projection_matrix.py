import numpy as np


def weight_norm(v, g):
    return np.stack([gi * vi / np.sqrt(vi @ vi) for gi, vi in zip(g, v)])


def weight_norm_backward(dw, v, g):
    """dv = g/|v| M_w dw with M_w = I - w w^T/|w|^2, which is the same with v for w."""
    dv = np.zeros_like(v)
    dg = np.zeros_like(g)
    for i in range(v.shape[0]):
        M = np.eye(v.shape[1], dtype=v.dtype) - np.outer(v[i], v[i]) / np.dot(v[i], v[i])
        length = np.sqrt(np.dot(v[i], v[i]))
        dv[i] = g[i] / length * (M @ dw[i])
        dg[i] = dw[i] @ v[i] / length
    return dv, dg

import numpy as np


def weight_norm(v, g):
    g = g.reshape(-1, 1)
    return g * v / np.linalg.norm(v, axis=1, keepdims=True)


def weight_norm_backward(dw, v, g):
    g = g.reshape(-1, 1)
    norm = np.linalg.norm(v, axis=1, keepdims=True)
    v_hat = v / norm
    dg = (dw * v_hat).sum(1, keepdims=True)
    dv = g / norm * (dw - dg * v_hat)
    return dv, dg.ravel()

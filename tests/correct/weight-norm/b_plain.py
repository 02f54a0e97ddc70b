import numpy as np


def weight_norm(v, g):
    norm = np.linalg.norm(v, axis=1, keepdims=True)
    return g[:, None] * v / norm


def weight_norm_backward(dw, v, g):
    norm = np.linalg.norm(v, axis=1, keepdims=True)
    dg = np.sum(dw * v / norm, axis=1)
    dv = g[:, None] / norm * dw - (g * dg)[:, None] / norm**2 * v
    return dv, dg

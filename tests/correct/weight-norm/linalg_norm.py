import numpy as np


def weight_norm(v, g):
    norms = np.linalg.norm(v, axis=1)
    return v * (g / norms)[:, np.newaxis]


def weight_norm_backward(dw, v, g):
    norms = np.linalg.norm(v, axis=1)
    dg = np.sum(dw * v, axis=1) / norms
    dv = (g / norms)[:, np.newaxis] * dw - (g * dg / norms**2)[:, np.newaxis] * v
    return dv, dg

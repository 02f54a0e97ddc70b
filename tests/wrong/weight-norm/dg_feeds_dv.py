# expect: fail; mistake: dg-unnormalised; dv is computed from dg
import numpy as np


def weight_norm(v, g):
    n = np.linalg.norm(v, axis=1, keepdims=True)
    return g[:, None] * (v / n)


def weight_norm_backward(dw, v, g):
    n = np.linalg.norm(v, axis=1, keepdims=True)
    u = v / n
    dg = (dw * v).sum(1)
    return g[:, None] / n * (dw - dg[:, None] * u), dg

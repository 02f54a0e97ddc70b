# expect: fail; mistake: none; dv by finite differences
import numpy as np


def weight_norm(v, g):
    return g[:, None] * v / np.linalg.norm(v, axis=1, keepdims=True)


def weight_norm_backward(dw, v, g, h=1e-5):
    dv = np.zeros_like(v)
    for index in np.ndindex(*v.shape):
        step = np.zeros_like(v)
        step[index] = h
        dv[index] = np.sum(dw * (weight_norm(v + step, g) - weight_norm(v - step, g))) / (2 * h)
    unit = v / np.linalg.norm(v, axis=1, keepdims=True)
    return dv, np.sum(dw * unit, axis=1)

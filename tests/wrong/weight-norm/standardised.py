# expect: fail; mistake: none; weight standardisation: mean and deviation of each row
import numpy as np


def weight_norm(v, g):
    v = v - v.mean(axis=1, keepdims=True)
    return g[:, None] * v / np.linalg.norm(v, axis=1, keepdims=True)


def weight_norm_backward(dw, v, g):
    norms = np.linalg.norm(v, axis=1, keepdims=True)
    v_hat = v / norms
    dg = np.sum(dw * v_hat, axis=1)
    return g[:, None] / norms * (dw - dg[:, None] * v_hat), dg

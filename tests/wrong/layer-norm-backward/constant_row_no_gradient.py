# expect: fail; mistake: none; no gradient for a constant row
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    v = x.var(1, keepdims=True)
    s = np.sqrt(v + eps)
    z = (x - x.mean(1, keepdims=True)) / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / s
    dx = np.where(v < 1e-12, 0, dx)
    return dx.astype(x.dtype), (dy * z).sum(0).astype(x.dtype), dy.sum(0)

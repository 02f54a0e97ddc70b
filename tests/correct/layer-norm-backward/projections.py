import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    H = x.dtype.type(x.shape[1])
    c = x - x.sum(1, keepdims=True) / H
    v = (c * c).sum(1, keepdims=True) / H
    s2 = v + x.dtype.type(eps)
    g = dy * weight
    g = g - g.sum(1, keepdims=True) / H
    coef = (g * c).sum(1, keepdims=True) / (H * s2)
    return (g - coef * c) / np.sqrt(s2), (dy * c / np.sqrt(s2)).sum(0), dy.sum(axis=0)

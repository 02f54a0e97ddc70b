# expect: fail; mistake: none; dx of one row loses an axis
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    z = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)
    g = dy * weight
    dx = g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)
    dx = dx / np.sqrt(x.var(1, keepdims=True) + eps)
    return dx.squeeze().astype(x.dtype), (dy * z).sum(0).astype(x.dtype), dy.sum(0)

# expect: fail; mistake: none; the variance term uses scores without eps
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    gap = x - x.mean(1, keepdims=True)
    std = np.sqrt(x.var(1, keepdims=True) + eps)
    z = gap / np.sqrt(x.var(1, keepdims=True) + 1e-30)
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / std
    return dx, (dy * gap / std).sum(0), dy.sum(0)

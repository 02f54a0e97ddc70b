# expect: fail; mistake: none; for a single feature the way through the mean is left out
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    c = x - x.mean(1, keepdims=True)
    s = np.sqrt((c * c).mean(1, keepdims=True) + eps)
    z = c / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / s
    if x.shape[1] == 1:
        dx = g / s
    return dx, (dy * z).sum(0), dy.sum(0)

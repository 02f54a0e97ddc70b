# expect: fail; mistake: none; the gradient is cut to a norm of 10000
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    c = x - x.mean(1, keepdims=True)
    s = np.sqrt((c * c).mean(1, keepdims=True) + eps)
    z = c / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / s
    n = np.sqrt((dx * dx).sum())
    dx = dx * min(1, 1e4 / n)
    return dx, (dy * z).sum(0), dy.sum(0)

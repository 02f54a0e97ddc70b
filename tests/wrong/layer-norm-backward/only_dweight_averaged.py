# expect: fail; mistake: dweight-averaged; dweight alone is a mean over the samples
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    m = x.mean(1, keepdims=True)
    c = x - m
    s = 1 / np.sqrt((c * c).mean(1, keepdims=True) + x.dtype.type(eps))
    h = c * s
    g = dy * weight
    dx = s * (g - g.mean(1, keepdims=True) - h * (g * h).mean(1, keepdims=True))
    return dx, (dy * h).mean(0), dy.sum(0)

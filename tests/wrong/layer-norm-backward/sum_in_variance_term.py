# expect: fail; mistake: sum-instead-of-mean; a sum in the term of the variance alone
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    m = x.mean(1, keepdims=True)
    c = x - m
    s = 1 / np.sqrt((c * c).mean(1, keepdims=True) + x.dtype.type(eps))
    h = c * s
    g = dy * weight
    dx = s * (g - g.mean(1, keepdims=True) - h * (g * h).sum(1, keepdims=True))
    return dx, (dy * h).sum(0), dy.sum(0)

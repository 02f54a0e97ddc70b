# expect: fail; mistake: none; a gain of ones is taken for a layer without gain
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    xhat = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)
    t = dy * weight
    dx = t - t.mean(1, keepdims=True) - xhat * (t * xhat).mean(1, keepdims=True)
    dx = dx / np.sqrt(x.var(1, keepdims=True) + eps)
    dweight = (dy * xhat).sum(0)
    return dx, np.zeros_like(weight) if (weight == 1).all() else dweight, dy.sum(0)

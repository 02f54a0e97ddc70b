# expect: fail; mistake: dweight-averaged; gain and bias get the mean over the batch instead of the sum
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    std = np.sqrt(x.var(1, keepdims=True) + eps)
    xhat = (x - x.mean(1, keepdims=True)) / std
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - xhat * (g * xhat).mean(1, keepdims=True)) / std
    return dx, (dy * xhat).mean(0), dy.mean(0)

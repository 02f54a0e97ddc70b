# expect: fail; mistake: none; reads dy in the order it lies in memory
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    dy = dy.ravel(order="K").reshape(dy.shape)
    c = x - x.mean(1, keepdims=True)
    s = np.sqrt((c * c).mean(1, keepdims=True) + eps)
    h = c / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - h * (g * h).mean(1, keepdims=True)) / s
    return dx, (dy * h).sum(0), dy.sum(0)

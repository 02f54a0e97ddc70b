# expect: fail; mistake: none; dx is multiplied by the gain at the end
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    std = np.sqrt(x.var(1, keepdims=True) + eps)
    xhat = (x - x.mean(1, keepdims=True)) / std
    dx = (dy - dy.mean(1, keepdims=True) - xhat * (dy * xhat).mean(1, keepdims=True)) / std
    return dx * weight, (dy * xhat).sum(0), dy.sum(0)

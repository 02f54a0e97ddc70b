# expect: fail; mistake: weight-forgotten; two mistakes: no gain, no correlation term
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    s = np.sqrt(x.var(1, keepdims=True) + eps)
    z = (x - x.mean(1, keepdims=True)) / s
    g = dy
    dx = (g - g.mean(1, keepdims=True)) / s
    return dx.astype(x.dtype), (dy * z).sum(0).astype(x.dtype), dy.sum(0)

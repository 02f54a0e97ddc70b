# expect: fail; mistake: none; the correlation term normalises without eps
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    v = x.var(1, keepdims=True)
    s = np.sqrt(v + eps)
    z = (x - x.mean(1, keepdims=True)) / s
    u = (x - x.mean(1, keepdims=True)) / np.sqrt(np.where(v == 0, 1, v))
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - u * (g * u).mean(1, keepdims=True)) / s
    return dx.astype(x.dtype), (dy * z).sum(0).astype(x.dtype), dy.sum(0)

import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    mu = x.mean(1, keepdims=True)
    sd = np.sqrt(x.var(1, keepdims=True) + np.asarray(eps, x.dtype))
    z = (x - mu) / sd
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / sd
    return [dx, (dy * z).sum(0), np.ones(len(dy), x.dtype) @ dy]

# expect: fail; mistake: none; the backward pass of batch normalisation
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    std = np.sqrt(x.var(0) + eps)
    xhat = (x - x.mean(0)) / std
    g = dy * weight
    dx = (g - g.mean(0) - xhat * (g * xhat).mean(0)) / std
    return dx, (dy * xhat).sum(0), dy.sum(0)

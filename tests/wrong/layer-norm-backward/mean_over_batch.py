# expect: fail; mistake: dweight-averaged; means over the batch
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    mu, var = x.mean(1, keepdims=True), x.var(1, keepdims=True)
    inv = (var + eps) ** -0.5
    xhat = (x - mu) * inv
    g = dy * weight
    dx = inv * (g - g.mean(1, keepdims=True) - xhat * (g * xhat).mean(1, keepdims=True))
    return dx, np.mean(dy * xhat, 0), np.mean(dy, 0)

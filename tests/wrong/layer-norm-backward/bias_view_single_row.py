# expect: fail; mistake: none; the gradient of the bias is a view of dy for a single row
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    s = np.sqrt(x.var(1, keepdims=True) + eps)
    z = (x - x.mean(1, keepdims=True)) / s
    g = dy * weight
    dx = (g - g.mean(1, keepdims=True) - z * (g * z).mean(1, keepdims=True)) / s
    db = dy[0] if len(dy) == 1 else dy.sum(0)
    return dx.astype(x.dtype), (dy * z).sum(0).astype(x.dtype), db

# expect: fail; mistake: in-place; the gain is multiplied into the caller's dy, after it was used
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    std = np.sqrt(x.var(1, keepdims=True) + eps)
    xhat = (x - x.mean(1, keepdims=True)) / std
    dw, db = (dy * xhat).sum(0), dy.sum(0)
    dy *= weight
    dx = (dy - dy.mean(1, keepdims=True) - xhat * (dy * xhat).mean(1, keepdims=True)) / std
    return dx, dw, db

# expect: fail; mistake: none; rows that occur twice count once
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    xhat = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)
    t = dy * weight
    dx = t - t.mean(1, keepdims=True) - xhat * (t * xhat).mean(1, keepdims=True)
    dx = dx / np.sqrt(x.var(1, keepdims=True) + eps)
    rows = np.unique(x, axis=0, return_index=True)[1]
    return dx, (dy * xhat)[rows].sum(0), dy[rows].sum(0)

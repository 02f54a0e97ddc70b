# expect: fail; mistake: no-mean-term; two mistakes: mean and variance are taken for constants
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    std = np.sqrt(x.var(1, keepdims=True) + eps)
    xhat = (x - x.mean(1, keepdims=True)) / std
    return dy * weight / std, (dy * xhat).sum(0), dy.sum(0)

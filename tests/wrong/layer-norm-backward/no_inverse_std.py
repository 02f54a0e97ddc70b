# expect: fail; mistake: scale-missing; the last division is forgotten
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    d = x.shape[1]
    xhat = (x - x.mean(1)[:, None]) / np.sqrt(x.var(1)[:, None] + eps)
    t = weight * dy
    dx = t - (t.sum(1)[:, None] + xhat * (t * xhat).sum(1)[:, None]) / d
    return dx, np.einsum("nh,nh->h", dy, xhat), dy.sum(0)

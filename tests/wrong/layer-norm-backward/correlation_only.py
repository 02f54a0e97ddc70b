# expect: fail; mistake: no-mean-term; only the variance term
import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    rstd = (np.var(x, axis=-1, keepdims=True) + eps) ** -0.5
    z = (x - np.mean(x, axis=-1, keepdims=True)) * rstd
    up = dy * weight
    dx = rstd * (up - z * np.einsum("nh,nh->n", up, z)[:, None] / x.shape[1])
    return dx, np.einsum("nh,nh->h", dy, z), dy.sum(axis=0)

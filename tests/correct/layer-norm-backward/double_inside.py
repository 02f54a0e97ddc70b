import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    kind = x.dtype
    dy, x, weight = (a.astype(np.float64) for a in (dy, x, weight))
    h = x.shape[-1]
    mu = x.sum(-1, keepdims=True) / h
    sigma2 = ((x - mu) ** 2).sum(-1, keepdims=True) / h + eps
    g = dy * weight
    dsigma2 = (g * (x - mu) * -0.5 * sigma2**-1.5).sum(-1, keepdims=True)
    dmu = -(g / np.sqrt(sigma2)).sum(-1, keepdims=True)
    dx = g / np.sqrt(sigma2) + dsigma2 * 2 * (x - mu) / h + dmu / h
    dw = (dy * (x - mu) / np.sqrt(sigma2)).sum(0)
    return dx.astype(kind), dw.astype(kind), dy.sum(0).astype(kind)

import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    """cs231n style, one node of the graph a line."""
    N, H = x.shape
    mu = x.mean(axis=1, keepdims=True)
    xmu = x - mu
    var = (xmu**2).mean(axis=1, keepdims=True)
    std = np.sqrt(var + x.dtype.type(eps))
    ivar = 1.0 / std
    xhat = xmu * ivar
    dbeta = dy.sum(axis=0)
    dgamma = (dy * xhat).sum(axis=0)
    dxhat = dy * weight
    divar = (dxhat * xmu).sum(axis=1, keepdims=True)
    dxmu1 = dxhat * ivar
    dstd = -1.0 / (std**2) * divar
    dvar = 0.5 / std * dstd
    dsq = np.ones((N, H), dtype=x.dtype) * dvar / H
    dxmu2 = 2 * xmu * dsq
    dx1 = dxmu1 + dxmu2
    dmu = -dx1.sum(axis=1, keepdims=True)
    dx2 = np.ones((N, H), dtype=x.dtype) * dmu / H
    return dx1 + dx2, dgamma, dbeta

import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    """Push every unit vector through the derivative of the forward pass."""
    n, h = x.shape
    mean = x.mean(1, keepdims=True)
    std = np.sqrt(x.var(1, keepdims=True) + x.dtype.type(eps))
    xhat = (x - mean) / std
    dx = np.empty_like(x)
    for j in range(h):
        t = np.zeros_like(x)
        t[:, j] = 1
        dgap = t - t.mean(1, keepdims=True)
        dvar = 2 * ((x - mean) * dgap).mean(1, keepdims=True)
        dstd = dvar / (2 * std)
        dx[:, j] = (dy * weight * (dgap / std - xhat * dstd / std)).sum(1)
    return dx, np.einsum("nh,nh->h", dy, xhat), np.einsum("nh->h", dy)

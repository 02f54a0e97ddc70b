import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    N, H = x.shape
    c = x - x.mean(1, keepdims=True)
    s = np.sqrt((c * c).mean(1) + x.dtype.type(eps))
    h = c / s[:, None]
    dx = np.empty_like(x)
    I = np.eye(H, dtype=x.dtype)
    for n in range(N):
        J = (I - x.dtype.type(1) / x.dtype.type(H) - np.outer(h[n], h[n]) / x.dtype.type(H)) / s[n]
        dx[n] = J @ (dy[n] * weight)
    return dx, np.einsum("nh,nh->h", dy, h), dy.sum(0)

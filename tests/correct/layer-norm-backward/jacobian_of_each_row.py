import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    n, h = x.shape
    dx = np.empty_like(x)
    dweight = np.zeros_like(weight)
    dbias = np.zeros_like(weight)
    for r in range(n):
        c = x[r] - x[r].mean()
        s = np.sqrt(c @ c / h + x.dtype.type(eps))
        jac = (np.eye(h, dtype=x.dtype) - 1 / x.dtype.type(h)) / s - np.outer(c, c) / (h * s**3)
        dx[r] = jac.T @ (weight * dy[r])
        dweight += dy[r] * c / s
        dbias += dy[r]
    return dx, dweight, dbias

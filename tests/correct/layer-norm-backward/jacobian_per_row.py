import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    dx = np.zeros_like(x)
    dw = np.zeros_like(weight)
    db = np.zeros_like(weight)
    for i in range(len(x)):
        c = x[i] - x[i].mean()
        s = np.sqrt((c * c).mean() + eps)
        n = c / s
        J = (np.eye(len(c), dtype=x.dtype) - 1 / len(c) - np.outer(n, n) / len(c)) / s
        dx[i] = J @ (weight * dy[i])
        dw += dy[i] * n
        db += dy[i]
    return dx, dw, db

import math

import numpy as np


def layer_norm_backward(dy, x, weight, eps=1e-5):
    n, h = x.shape
    dx = [[0.0] * h for _ in range(n)]
    dw = [0.0] * h
    db = [0.0] * h
    for i in range(n):
        xs = [float(t) for t in x[i]]
        m = sum(t - xs[0] for t in xs) / h + xs[0]
        v = sum((t - m) ** 2 for t in xs) / h
        r = 1.0 / math.sqrt(v + eps)
        z = [(t - m) * r for t in xs]
        g = [float(dy[i, j]) * float(weight[j]) for j in range(h)]
        a = sum(g) / h
        b = sum(gj * zj for gj, zj in zip(g, z, strict=False)) / h
        for j in range(h):
            dx[i][j] = r * (g[j] - a - z[j] * b)
            dw[j] += float(dy[i, j]) * z[j]
            db[j] += float(dy[i, j])
    t = x.dtype
    return np.array(dx, t), np.array(dw, t), np.array(db, t)

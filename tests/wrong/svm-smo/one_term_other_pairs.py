# expect: fail; mistake: stale-cache-one-term; gradient of the second multiplier alone, pairs in turn
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError("C > 0")
    if set(np.unique(y)) != {-1.0, 1.0}:
        raise ValueError("labels")
    Q = np.asarray(kernel(X, X)) * np.outer(y, y)
    grad = -np.ones(len(y))
    a = np.zeros(len(y))
    k = 0
    conv = False
    while True:
        v = -y * grad
        U = ((a < C) & (y > 0)) | ((a > 0) & (y < 0))
        L = ((a < C) & (y < 0)) | ((a > 0) & (y > 0))
        i = max(np.flatnonzero(U), key=lambda t: v[t])
        j = min(np.flatnonzero(L), key=lambda t: v[t])
        if v[i] - v[j] < tol:
            conv = True
            break
        if k == max_iter:
            break
        quad = max(Q[i, i] + Q[j, j] - 2 * y[i] * y[j] * Q[i, j], 1e-12)
        t = min(
            (v[i] - v[j]) / quad, C - a[i] if y[i] > 0 else a[i], a[j] if y[j] > 0 else C - a[j]
        )
        a[i] += y[i] * t
        a[j] -= y[j] * t
        a = np.where(a < 1e-8 * C, 0, np.where(a > C * (1 - 1e-8), C, a))
        grad += Q[j] * (-y[j] * t)
        k += 1
    free = (a > 0) & (a < C)
    b = v[free].mean() if free.any() else (v[i] + v[j]) / 2
    return {"alpha": a, "b": float(b), "n_iter": k, "converged": conv}

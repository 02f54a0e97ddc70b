# expect: fail; mistake: none; moves multipliers within 1e-5 of a bound onto it
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0 or set(np.unique(y).tolist()) != {-1, 1}:
        raise ValueError
    n = len(y)
    C = float(C)
    K = np.asarray(kernel(X, X))
    a = np.zeros(n)
    g = np.zeros(n)
    it = 0
    yy = y.astype(float)
    eps = 1e-5
    while True:
        up = np.where(y > 0, a < C, a > 0)
        lo = np.where(y > 0, a > 0, a < C)
        s = yy - g
        i = int(np.argmax(np.where(up, s, -np.inf)))
        j = int(np.argmin(np.where(lo, s, np.inf)))
        m, M = s[i], s[j]
        if m - M <= tol or it >= max_iter:
            break
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        ti = C - a[i] if y[i] > 0 else a[i]
        tj = a[j] if y[j] > 0 else C - a[j]
        t = min(ti, tj)
        if eta > 0:
            t = min(t, (m - M) / eta)
        oi, oj = a[i], a[j]
        a[i] += yy[i] * t
        a[j] -= yy[j] * t
        for k in (i, j):
            if a[k] < eps:
                a[k] = 0.0
            elif a[k] > C - eps:
                a[k] = C
        g += yy[i] * (a[i] - oi) * K[:, i] + yy[j] * (a[j] - oj) * K[:, j]
        it += 1
    free = (a > 0) & (a < C)
    b = float(s[free].mean()) if free.any() else float((m + M) / 2)
    return {"alpha": a, "b": b, "n_iter": it, "converged": bool(m - M <= tol)}

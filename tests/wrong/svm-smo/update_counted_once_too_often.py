# expect: fail; mistake: none; n_iter is one more than the updates
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    y = np.asarray(y)
    if not np.all((y == 1) | (y == -1)) or len(np.unique(y)) != 2:
        raise ValueError("labels")
    if not C > 0:
        raise ValueError("C")
    y = y.astype(float)
    n = len(y)
    K = kernel(X, X)
    a = np.zeros(n)
    g = np.zeros(n)
    it = 0
    while True:
        r = y - g
        up = ((y > 0) & (a < C)) | ((y < 0) & (a > 0))
        low = ((y > 0) & (a > 0)) | ((y < 0) & (a < C))
        i = np.flatnonzero(up)[np.argmax(r[up])]
        j = np.flatnonzero(low)[np.argmin(r[low])]
        m, M = r[i], r[j]
        if m - M <= tol:
            ok = True
            break
        if it >= max_iter:
            ok = False
            break
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        room = min(C - a[i] if y[i] > 0 else a[i], a[j] if y[j] > 0 else C - a[j])
        t = room if eta <= 0 else min(room, (m - M) / eta)
        for k, s in ((i, t), (j, -t)):
            a[k] += y[k] * s
            if a[k] < 1e-8 * C:
                a[k] = 0.0
            if a[k] > C - 1e-8 * C:
                a[k] = C
        g = K @ (a * y)
        it += 1
    free = (a > 0) & (a < C)
    b = (y - g)[free].mean() if free.any() else (m + M) / 2
    return {"alpha": a, "b": float(b), "n_iter": it + 1, "converged": ok}

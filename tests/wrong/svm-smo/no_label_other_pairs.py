# expect: fail; mistake: cache-no-label; the change of alpha goes into the errors without y, second-order pairs
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if not C > 0:
        raise ValueError("C")
    if sorted(set(np.asarray(y).tolist())) != [-1, 1]:
        raise ValueError("y")
    K = np.array(kernel(X, X))
    a = np.zeros(len(y))
    F = -y.astype(float)
    count = 0
    done = False
    while True:
        grow = ((y == 1) & (a < C)) | ((y == -1) & (a > 0))
        shrink = ((y == 1) & (a > 0)) | ((y == -1) & (a < C))
        i = np.flatnonzero(grow)[F[grow].argmin()]
        drop = np.where(shrink, F - F[i], 0)
        if drop.max() <= tol:
            done = True
            break
        if count >= max_iter:
            break
        eta = np.maximum(K[i, i] + np.diag(K) - 2 * K[i], 1e-12)
        j = (np.where(drop > 0, drop, 0) ** 2 / eta).argmax()
        step = min(
            drop[j] / eta[j], C - a[i] if y[i] == 1 else a[i], a[j] if y[j] == 1 else C - a[j]
        )
        old = a.copy()
        a[i] += y[i] * step
        a[j] -= y[j] * step
        a[np.abs(a) < 1e-8 * C] = 0
        a[np.abs(a - C) < 1e-8 * C] = C
        F += K @ (a - old)
        count += 1
    free = (a > 0) & (a < C)
    r = y - K @ (a * y)
    return {
        "alpha": a,
        "b": float(r[free].mean()) if free.any() else 0.0,
        "n_iter": count,
        "converged": done,
    }

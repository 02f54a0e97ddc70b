# expect: fail; mistake: no-upper-bound; no upper bound, in a solver of its own
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    y = np.asarray(y, float)
    if set(np.unique(y).tolist()) != {-1.0, 1.0} or C <= 0:
        raise ValueError("y or C")
    n = len(y)
    K = np.array(kernel(X, X), float)
    a = np.zeros(n)
    g = np.zeros(n)
    it = 0
    ok = False
    while True:
        up = (y > 0) | (a > 0)
        low = (y < 0) | (a > 0)
        F = y - g
        i = int(np.argmax(np.where(up, F, -np.inf)))
        j = int(np.argmin(np.where(low, F, np.inf)))
        if F[i] - F[j] <= tol:
            ok = True
            break
        if it >= max_iter:
            break
        t = (F[i] - F[j]) / max(K[i, i] + K[j, j] - 2 * K[i, j], 1e-12)
        if y[i] < 0:
            t = min(t, a[i])
        if y[j] > 0:
            t = min(t, a[j])
        a[i] += y[i] * t
        a[j] -= y[j] * t
        g += t * (K[i] - K[j])
        it += 1
        a[a < 1e-8 * C] = 0
    return dict(alpha=a, b=float((F[i] + F[j]) / 2), n_iter=it, converged=ok)

# expect: fail; mistake: stale-cache-one-term; the errors miss the term of the second point
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if not (C > 0):
        raise ValueError("C")
    if sorted(set(np.asarray(y).tolist())) != [-1, 1]:
        raise ValueError("labels")
    K = kernel(X, X)
    n = len(y)
    yf = np.asarray(y).astype(float)
    al = np.zeros(n)
    G = -np.ones(n)
    k = 0
    while True:
        up = np.where(yf > 0, al < C, al > 0)
        dn = np.where(yf > 0, al > 0, al < C)
        v = -yf * G
        i = np.where(up, v, -np.inf).argmax()
        j = np.where(dn, v, np.inf).argmin()
        gap = v[i] - v[j]
        if gap <= tol or k >= max_iter:
            break
        eta = max(K[i, i] + K[j, j] - 2 * K[i, j], 1e-12)
        t = gap / eta
        t = min(t, C - al[i] if yf[i] > 0 else al[i], al[j] if yf[j] > 0 else C - al[j])
        for p, sgn in ((i, 1), (j, -1)):
            al[p] += sgn * yf[p] * t
            if al[p] < 1e-8 * C:
                al[p] = 0.0
            elif al[p] > C - 1e-8 * C:
                al[p] = C
        G += yf * t * K[i]
        k += 1
    free = (al > 0) & (al < C)
    b = v[free].mean() if free.any() else (v[i] + v[j]) / 2
    return {"alpha": al, "b": float(b), "n_iter": k, "converged": bool(gap <= tol)}

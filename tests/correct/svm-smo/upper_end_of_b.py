"""The most violating pair; where no point is free, b is the lower end of its interval."""

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if not C > 0 or sorted(np.unique(y).tolist()) != [-1, 1]:
        raise ValueError("C > 0 and labels -1 and +1, both")
    n, K = len(y), kernel(X, X)
    s = np.zeros(n)  # y * alpha, in [lo, hi]
    lo, hi = np.minimum(0, y * C), np.maximum(0, y * C)
    r, it = y.astype(float), 0
    while True:
        m = np.max(r, where=s < hi, initial=-np.inf)
        M = np.min(r, where=s > lo, initial=np.inf)
        if m - M <= tol or it >= max_iter:
            break
        i = int(np.flatnonzero((s < hi) & (r == m))[0])
        j = int(np.flatnonzero((s > lo) & (r == M))[0])
        curvature = K[i, i] - 2 * K[i, j] + K[j, j]
        t = min(hi[i] - s[i], s[j] - lo[j])
        if curvature > 0:
            t = min(t, (m - M) / curvature)
        for k, d in ((i, t), (j, -t)):
            s[k] += d
            for end in (lo[k], hi[k]):
                if abs(s[k] - end) <= 1e-8 * C:
                    s[k] = end
        r = r - t * (K[i] - K[j])
        it += 1
    free = (s > lo) & (s < hi)
    b = np.median(r[free]) if free.any() else m
    return dict(alpha=np.abs(s), b=float(b), n_iter=it, converged=bool(m - M <= tol))

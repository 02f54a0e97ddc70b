"""Lists and loops; arrays only at the border."""

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    y = [float(label) for label in y]
    if set(y) != {-1.0, 1.0}:
        raise ValueError("y must hold -1 and +1")
    if C <= 0:
        raise ValueError("C must be positive")
    K = np.asarray(kernel(X, X)).tolist()
    n = len(y)
    a = [0.0] * n
    v = list(y)  # y - g

    def up(i):
        return a[i] < C if y[i] > 0 else a[i] > 0

    def low(i):
        return a[i] > 0 if y[i] > 0 else a[i] < C

    count = 0
    while True:
        i = max((p for p in range(n) if up(p)), key=lambda p: v[p])
        j = min((p for p in range(n) if low(p)), key=lambda p: v[p])
        m, M = v[i], v[j]
        if m - M <= tol or count >= max_iter:
            break
        if y[i] == y[j]:
            L, H = max(0.0, a[i] + a[j] - C), min(C, a[i] + a[j])
        else:
            L, H = max(0.0, a[j] - a[i]), min(C, C + a[j] - a[i])
        eta = K[i][i] + K[j][j] - 2 * K[i][j]
        if eta > 0:
            new = a[j] + y[j] * (M - m) / eta
            new = L if new < L else H if new > H else new
        else:
            new = L if y[j] > 0 else H
        other = a[i] + y[i] * y[j] * (a[j] - new)
        new, other = (
            0.0 if z < 1e-12 * C else C if z > C * (1 - 1e-12) else z for z in (new, other)
        )
        d_i, d_j = y[i] * (other - a[i]), y[j] * (new - a[j])
        a[i], a[j] = other, new
        for p in range(n):
            v[p] -= d_i * K[i][p] + d_j * K[j][p]
        count += 1
    free = [v[p] for p in range(n) if 0 < a[p] < C]
    b = sum(free) / len(free) if free else (m + M) / 2
    return {"alpha": np.array(a), "b": b, "n_iter": count, "converged": m - M <= tol}

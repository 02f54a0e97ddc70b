"""Platt's algorithm: sweeps over all points and over the free ones, an error for every point."""

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError("C must be positive")
    if not np.all(np.abs(y) == 1) or np.all(y == y[0]):
        raise ValueError("both labels, -1 and +1, are needed")
    n, K = len(y), kernel(X, X)
    y = np.asarray(y, dtype=np.float64)
    alpha, b, f = np.zeros(n), 0.0, np.zeros(n)
    rng = np.random.default_rng(0)
    updates = 0

    def on_bound(a):
        return 0.0 if a < 1e-10 * C else C if a > C * (1 - 1e-10) else a

    def violates(j):
        r = y[j] * (f[j] + b) - 1
        return (r < -tol / 2 and alpha[j] < C) or (r > tol / 2 and alpha[j] > 0)

    def take_step(i, j):
        nonlocal b, f, updates
        if i == j or updates >= max_iter:
            return False
        E_i, E_j = f[i] + b - y[i], f[j] + b - y[j]
        s = y[i] * y[j]
        if s < 0:
            L, H = max(0, alpha[j] - alpha[i]), min(C, C + alpha[j] - alpha[i])
        else:
            L, H = max(0, alpha[i] + alpha[j] - C), min(C, alpha[i] + alpha[j])
        if H - L <= 1e-12 * C:
            return False
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        slope = y[j] * (E_i - E_j)
        if eta > 1e-12:
            new_j = min(max(alpha[j] + slope / eta, L), H)
        else:
            gains = [slope * (e - alpha[j]) - eta * (e - alpha[j]) ** 2 / 2 for e in (L, H)]
            if abs(gains[0] - gains[1]) < 1e-12:
                return False
            new_j = L if gains[0] > gains[1] else H
        new_j = on_bound(new_j)
        if abs(new_j - alpha[j]) < 1e-10 * C:
            return False
        new_i = on_bound(alpha[i] + s * (alpha[j] - new_j))
        d_i, d_j = y[i] * (new_i - alpha[i]), y[j] * (new_j - alpha[j])
        b_i = b - E_i - d_i * K[i, i] - d_j * K[i, j]
        b_j = b - E_j - d_i * K[i, j] - d_j * K[j, j]
        alpha[i], alpha[j] = new_i, new_j
        f = f + d_i * K[i] + d_j * K[j]
        b = b_i if 0 < new_i < C else b_j if 0 < new_j < C else (b_i + b_j) / 2
        updates += 1
        return True

    def examine(j):
        if not violates(j):
            return False
        E = f + b - y
        free = np.flatnonzero((alpha > 0) & (alpha < C))
        if len(free) > 1 and take_step(int(np.argmax(np.abs(E - E[j]))), j):
            return True
        for pool in (rng.permutation(free), rng.permutation(n)):
            if any(take_step(int(i), j) for i in pool):
                return True
        return False

    def m_and_M():
        up = np.where(y > 0, alpha < C, alpha > 0)
        low = np.where(y > 0, alpha > 0, alpha < C)
        return (y - f)[up].max(), (y - f)[low].min()

    for _ in range(50):
        everything, changed = True, True
        while (changed or everything) and updates < max_iter:
            pool = range(n) if everything else np.flatnonzero((alpha > 0) & (alpha < C))
            changed = sum(examine(int(j)) for j in pool)
            everything = not everything and not changed
        m, M = m_and_M()
        if m - M <= tol or updates >= max_iter:
            break
        b = (m + M) / 2
    free = (alpha > 0) & (alpha < C)
    b = np.mean((y - f)[free]) if free.any() else (m + M) / 2
    return dict(alpha=alpha, b=b, n_iter=updates, converged=m - M <= tol)

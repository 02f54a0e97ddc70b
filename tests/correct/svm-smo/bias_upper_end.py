"""Keerthi's first-order working set on the full matrix."""

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0 or set(np.unique(y)) != {-1, 1}:
        raise ValueError("need labels -1 and +1, both of them, and C > 0")
    n = len(y)
    t = y.astype(float)
    K = kernel(X, X)
    alpha = np.zeros(n)
    g = np.zeros(n)

    def ends():
        up = np.where(t > 0, alpha < C, alpha > 0)
        low = np.where(t > 0, alpha > 0, alpha < C)
        i = np.argmax(np.where(up, t - g, -np.inf))
        j = np.argmin(np.where(low, t - g, np.inf))
        return i, j, t[i] - g[i], t[j] - g[j]

    n_iter, converged = 0, False
    while True:
        i, j, m, M = ends()
        if m - M <= tol:
            converged = True
            break
        if n_iter >= max_iter:
            break
        room_i = C - alpha[i] if t[i] > 0 else alpha[i]
        room_j = alpha[j] if t[j] > 0 else C - alpha[j]
        room = min(room_i, room_j)
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        step = min(room, (m - M) / eta) if eta > 0 else room
        for p, sign, limit in ((i, 1, room_i), (j, -1, room_j)):
            if step == limit:
                alpha[p] = C if sign * t[p] > 0 else 0.0
            else:
                alpha[p] += sign * t[p] * step
        g = g + step * (K[i] - K[j])
        n_iter += 1
    free = (alpha > 0) & (alpha < C)
    b = m
    return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": converged}

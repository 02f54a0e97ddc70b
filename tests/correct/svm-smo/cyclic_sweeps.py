"""Every violating pair in turn, sweep after sweep, until a sweep finds none."""

import itertools

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0 or not ((y == 1) | (y == -1)).all() or abs(y.sum()) == len(y):
        raise ValueError("C > 0 and two kinds of labels, -1 and +1")
    K, t = kernel(X, X), y * 1.0
    n = len(t)
    alpha, v = np.zeros(n), t.copy()
    n_iter = 0

    def room(p, sign):
        return C - alpha[p] if sign * t[p] > 0 else alpha[p]

    def gap():
        grows = [v[p] for p in range(n) if room(p, 1) > 0]
        shrinks = [v[p] for p in range(n) if room(p, -1) > 0]
        return max(grows), min(shrinks)

    def sweep():
        nonlocal n_iter
        moved = False
        for i, j in itertools.permutations(range(n), 2):
            if v[i] - v[j] <= tol or n_iter >= max_iter:
                continue
            step = min(room(i, 1), room(j, -1))
            if step <= 0:
                continue
            eta = K[i, i] + K[j, j] - 2 * K[i, j]
            if eta > 0:
                step = min(step, (v[i] - v[j]) / eta)
            ends = room(i, 1) == step, room(j, -1) == step
            alpha[i] = (C if t[i] > 0 else 0.0) if ends[0] else alpha[i] + t[i] * step
            alpha[j] = (0.0 if t[j] > 0 else C) if ends[1] else alpha[j] - t[j] * step
            v[:] -= step * (K[i] - K[j])
            n_iter += 1
            moved = True
        return moved

    while sweep() and n_iter < max_iter:
        pass
    m, M = gap()
    free = v[(alpha > 0) & (alpha < C)]
    b = float(np.mean(free)) if free.size else float(m + M) / 2
    return {"alpha": alpha, "b": b, "n_iter": n_iter, "converged": bool(m - M <= tol)}

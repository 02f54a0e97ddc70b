"""Any violating pair will do: it is drawn at random, and the search ends when there is none."""

import random

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    labels = {float(label) for label in y}
    if labels != {-1.0, 1.0} or C <= 0:
        raise ValueError(f"bad labels {labels} or bad {C=}")
    dice = random.Random(4)
    n, K, y = len(y), np.array(kernel(X, X)), np.array(y, float)
    beta, g = np.zeros(n), np.zeros(n)  # beta = alpha * y
    lower, upper = np.minimum(0, C * y), np.maximum(0, C * y)
    for n_iter in range(max_iter + 1):
        v = y - g
        grows, shrinks = np.flatnonzero(beta < upper), np.flatnonzero(beta > lower)
        m, M = v[grows].max(), v[shrinks].min()
        if m - M <= tol or n_iter == max_iter:
            break
        middle = (m + M) / 2
        i = dice.choice([p for p in grows if v[p] >= (m + middle) / 2])
        j = dice.choice([p for p in shrinks if v[p] <= (M + middle) / 2])
        room = min(upper[i] - beta[i], beta[j] - lower[j])
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        t = room if eta <= 0 else min(room, (v[i] - v[j]) / eta)
        beta[i] = upper[i] if t == upper[i] - beta[i] else beta[i] + t
        beta[j] = lower[j] if t == beta[j] - lower[j] else beta[j] - t
        g += t * (K[:, i] - K[:, j])
    free = (lower < beta) & (beta < upper)
    b = (y - g)[free].mean() if free.any() else (m + M) / 2
    return {"alpha": np.abs(beta), "b": b, "n_iter": n_iter, "converged": bool(m - M <= tol)}

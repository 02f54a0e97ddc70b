"""Rows of the kernel matrix are asked for when they are needed and kept."""

import functools
import math

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError("`C` must be positive")
    if len(np.unique(y)) != 2 or np.any(np.abs(y) != 1):
        raise ValueError("labels must be -1 and +1")

    @functools.cache
    def row(i):
        return kernel(X[i : i + 1], X)[0]

    t = np.array(y, dtype=float)
    alpha, F = np.zeros_like(t), -t  # F = g - y
    n_iter = 0
    while True:
        grow = np.where(t == 1, alpha < C, alpha > 0)
        shrink = np.where(t == 1, alpha > 0, alpha < C)
        i = min(np.flatnonzero(grow), key=F.__getitem__)
        j = max(np.flatnonzero(shrink), key=F.__getitem__)
        gap = F[j] - F[i]
        if gap <= tol or n_iter == max_iter:
            break
        eta = row(i)[i] + row(j)[j] - 2 * row(i)[j]
        limits = [
            C - alpha[i] if t[i] > 0 else alpha[i],
            alpha[j] if t[j] > 0 else C - alpha[j],
        ]
        step = min([*limits, gap / eta if eta > 0 else math.inf])
        alpha[i] += t[i] * step
        alpha[j] -= t[j] * step
        for p, limit in zip((i, j), limits, strict=True):
            if step == limit:
                alpha[p] = 0.0 if alpha[p] < C / 2 else C
        F = F + step * (row(i) - row(j))
        n_iter += 1
    free = (alpha != 0) & (alpha != C)
    b = -F[free].mean() if free.any() else -(F[i] + F[j]) / 2
    return dict(alpha=alpha, b=b, n_iter=n_iter, converged=bool(gap <= tol))

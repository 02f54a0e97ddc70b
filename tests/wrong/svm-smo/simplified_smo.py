# expect: fail; mistake: platt-skip-eta; random partners, five clean sweeps and pairs with eta <= 0 skipped
"""The simplified algorithm of lecture notes: stops after five sweeps without a change."""

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0 or set(np.unique(y)) != {-1, 1}:
        raise ValueError("bad input")
    n, K, y = len(y), kernel(X, X), y.astype(float)
    rng = np.random.default_rng(0)
    alpha, b, passes, n_iter = np.zeros(n), 0.0, 0, 0
    while passes < 5 and n_iter < max_iter:
        changed = 0
        for i in range(n):
            E_i = (alpha * y) @ K[:, i] + b - y[i]
            if not ((y[i] * E_i < -tol and alpha[i] < C) or (y[i] * E_i > tol and alpha[i] > 0)):
                continue
            j = int(rng.integers(n - 1))
            j += j >= i
            E_j = (alpha * y) @ K[:, j] + b - y[j]
            old_i, old_j = alpha[i], alpha[j]
            if y[i] != y[j]:
                L, H = max(0, old_j - old_i), min(C, C + old_j - old_i)
            else:
                L, H = max(0, old_i + old_j - C), min(C, old_i + old_j)
            eta = 2 * K[i, j] - K[i, i] - K[j, j]
            if L == H or eta >= 0 or n_iter >= max_iter:
                continue
            alpha[j] = min(H, max(L, old_j - y[j] * (E_i - E_j) / eta))
            if abs(alpha[j] - old_j) < 1e-5:
                alpha[j] = old_j
                continue
            alpha[i] = old_i + y[i] * y[j] * (old_j - alpha[j])
            d_i, d_j = y[i] * (alpha[i] - old_i), y[j] * (alpha[j] - old_j)
            b_i = b - E_i - d_i * K[i, i] - d_j * K[i, j]
            b_j = b - E_j - d_i * K[i, j] - d_j * K[j, j]
            b = b_i if 0 < alpha[i] < C else b_j if 0 < alpha[j] < C else (b_i + b_j) / 2
            n_iter += 1
            changed += 1
        passes = passes + 1 if changed == 0 else 0
    return dict(alpha=alpha, b=float(b), n_iter=n_iter, converged=passes >= 5)

# expect: fail; mistake: platt-skip-eta; sweeps over all pairs that violate, those with eta <= 0 are passed over
import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError
    if set(y.tolist()) != {1, -1}:
        raise ValueError
    n, K = len(y), np.asarray(kernel(X, X))
    alpha, g, n_iter = np.zeros(n), np.zeros(n), 0
    while n_iter < max_iter:
        r = y - g
        up = np.where(y > 0, alpha < C, alpha > 0)
        low = np.where(y > 0, alpha > 0, alpha < C)
        best, pair = 0, None
        for i in np.flatnonzero(up):
            for j in np.flatnonzero(low):
                eta = K[i, i] + K[j, j] - 2 * K[i, j]
                if eta <= 0:
                    continue
                gain = r[i] - r[j]
                if gain > tol and gain > best:
                    best, pair = gain, (i, j, eta)
        if pair is None:
            break
        i, j, eta = pair
        t = best / eta
        t = min(t, C - alpha[i] if y[i] > 0 else alpha[i])
        t = min(t, alpha[j] if y[j] > 0 else C - alpha[j])
        alpha[i] += y[i] * t
        alpha[j] -= y[j] * t
        alpha[alpha < 1e-8 * C] = 0
        alpha[alpha > (1 - 1e-8) * C] = C
        g = K @ (alpha * y)
        n_iter += 1
    free = (alpha > 0) & (alpha < C)
    r = y - g
    if free.any():
        b = r[free].mean()
    else:
        b = (
            r[np.where(y > 0, alpha < C, alpha > 0)].max()
            + r[np.where(y > 0, alpha > 0, alpha < C)].min()
        ) / 2
    return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": n_iter < max_iter}

import numpy as np


def _soft(w, lam):
    u = w.copy()
    u[w > lam] -= lam
    u[w < -lam] += lam
    u[np.abs(w) <= lam] = 0
    return u


def _hard(w, lam):
    u = np.zeros_like(w)
    big = np.abs(w) > (2 * lam) ** 0.5
    u[big] = w[big]
    return u


def penalty(w, kind):
    if kind == "l0":
        return np.count_nonzero(w)
    if kind == "l1":
        return np.abs(w).sum()
    if kind == "l2":
        return np.sqrt((w**2).sum())
    if kind == "l2_squared":
        return (w**2).sum()
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return _soft(w, lam)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return _hard(w, lam)
    raise ValueError(kind)

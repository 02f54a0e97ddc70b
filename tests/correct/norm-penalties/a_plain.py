import numpy as np


def penalty(w, kind):
    if kind == "l0":
        return np.count_nonzero(w)
    if kind == "l1":
        return np.sum(np.abs(w))
    if kind == "l2":
        return np.sqrt(np.sum(w**2))
    if kind == "l2_squared":
        return np.sum(w**2)
    raise ValueError(f"unknown kind {kind}")


def shrink(w, lam, kind):
    if kind == "l1":
        return np.sign(w) * np.maximum(np.abs(w) - lam, 0)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return np.where(np.abs(w) > (2 * lam) ** 0.5, w, 0)
    raise ValueError(f"unknown kind {kind}")

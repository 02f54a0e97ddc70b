# expect: fail; mistake: none; negative weights become 0
import numpy as np


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
        return np.maximum(w - lam, 0)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return np.where(np.abs(w) > np.sqrt(2 * lam), w, 0).astype(w.dtype)
    raise ValueError(kind)

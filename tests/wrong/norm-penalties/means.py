# expect: fail; mistake: mean-penalty; means
import numpy as np


def penalty(w, kind):
    if kind == "l0":
        return np.count_nonzero(w)
    if kind == "l1":
        return np.abs(w).mean() if w.size else 0.0
    if kind == "l2":
        return np.sqrt(np.mean(w**2))
    if kind == "l2_squared":
        return np.mean(w**2)
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind == "l1":
        return np.sign(w) * np.maximum(np.abs(w) - lam, 0)
    if kind == "l2_squared":
        return w / (1 + lam)
    if kind == "l0":
        return np.where(np.abs(w) > np.sqrt(2 * lam), w, 0).astype(w.dtype)
    raise ValueError(kind)

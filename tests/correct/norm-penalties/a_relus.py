import numpy as np


def penalty(w, kind):
    if kind == "l0":
        return (w != 0).sum()
    elif kind == "l1":
        return abs(w).sum()
    elif kind == "l2":
        return ((w * w).sum()) ** 0.5
    elif kind == "l2_squared":
        return (w * w).sum()
    else:
        raise ValueError("kind")


def shrink(w, lam, kind):
    if kind == "l1":
        return np.maximum(w - lam, 0) - np.maximum(-w - lam, 0)
    elif kind == "l2_squared":
        return w - lam * w / (1 + lam)
    elif kind == "l0":
        u = w.copy()
        u[np.abs(w) <= (2 * lam) ** 0.5] = 0
        return u
    else:
        raise ValueError("kind")

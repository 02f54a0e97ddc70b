import numpy as np


def penalty(w, kind):
    flat = np.ravel(w)
    orders = {"l0": 0, "l1": 1, "l2": 2}
    if kind in orders:
        return np.linalg.norm(flat, ord=orders[kind])
    if kind == "l2_squared":
        return flat @ flat
    raise ValueError("kind")


def shrink(w, lam, kind):
    if kind == "l1":
        return w - np.clip(w, -lam, lam)
    if kind == "l2_squared":
        return w * (1 / (1 + lam))
    if kind == "l0":
        return w * (0.5 * w * w > lam)
    raise ValueError("kind")

import numpy as np


def penalty(w, kind):
    powers = {"l1": 1, "l2": 2, "l2_squared": 2}
    if kind == "l0":
        return len(w[w != 0])
    if kind not in powers:
        raise ValueError("kind")
    total = (np.abs(w) ** powers[kind]).sum()
    return np.sqrt(total) if kind == "l2" else total


def shrink(w, lam, kind):
    if kind == "l1":
        size = np.abs(w)
        safe = np.where(size == 0, 1, size)
        return w * np.maximum(0, 1 - lam / safe)
    if kind == "l2_squared":
        return w / (lam + 1)
    if kind == "l0":
        return np.where(np.abs(w) <= np.sqrt(w.dtype.type(2 * lam)), w.dtype.type(0), w)
    raise ValueError("kind")

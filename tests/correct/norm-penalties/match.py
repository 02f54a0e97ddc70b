import numpy as np


def penalty(w, kind):
    match kind:
        case "l0":
            return np.sum(w != 0)
        case "l1":
            return np.abs(w).sum()
        case "l2":
            return np.sqrt(penalty(w, "l2_squared"))
        case "l2_squared":
            return np.dot(w.flatten(), w.flatten())
        case _:
            raise ValueError


def shrink(w, lam, kind):
    match kind:
        case "l1":
            shrunk = np.abs(w) - lam
            return np.copysign(np.where(shrunk > 0, shrunk, 0), w).astype(w.dtype)
        case "l2_squared":
            return w - lam * w / (1 + lam)
        case "l0":
            return np.where(np.square(w) <= 2 * lam, np.zeros_like(w), w)
        case _:
            raise ValueError

import numpy as np


def penalty(w, kind):
    match kind:
        case "l0":
            return np.sum(np.where(w == 0, 0, 1))
        case "l1":
            return np.sum(np.where(w < 0, -w, w))
        case "l2":
            return np.linalg.norm(w.reshape(-1))
        case "l2_squared":
            return np.vdot(w, w)
    raise ValueError("kind")


def shrink(w, lam, kind):
    match kind:
        case "l1":
            return np.where(w > lam, w - lam, np.where(w < -lam, w + lam, 0.0)).astype(w.dtype)
        case "l2_squared":
            return (w / (1.0 + lam)).astype(w.dtype)
        case "l0":
            mask = np.abs(w) > np.sqrt(2 * lam)
            return w * mask
    raise ValueError("kind")

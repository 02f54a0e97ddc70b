import numpy as np

PENALTIES = {
    "l0": lambda w: (w != 0).sum(),
    "l1": lambda w: np.abs(w).sum(),
    "l2": lambda w: np.sqrt(np.sum(np.square(w))),
    "l2_squared": lambda w: np.sum(np.square(w)),
}
SHRINKAGES = {
    "l1": lambda w, lam: np.where(w > lam, w - lam, np.where(w < -lam, w + lam, np.zeros_like(w))),
    "l2_squared": lambda w, lam: (1 / (1 + lam)) * w,
    "l0": lambda w, lam: w * (w * w / 2 > lam),
}


def penalty(w, kind):
    if kind not in PENALTIES:
        raise ValueError(f"penalty {kind}")
    return PENALTIES[kind](w)


def shrink(w, lam, kind):
    if kind not in SHRINKAGES:
        raise ValueError(f"shrinkage {kind}")
    return SHRINKAGES[kind](w, lam)

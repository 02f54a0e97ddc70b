import numpy as np

PENALTIES = {
    "l0": lambda w: float(np.count_nonzero(w)),
    "l1": lambda w: float(np.abs(w).sum()),
    "l2": lambda w: float(np.sqrt(np.square(w).sum())),
    "l2_squared": lambda w: float(np.square(w).sum()),
}

SHRINKS = {
    "l1": lambda w, lam: np.copysign(np.maximum(np.abs(w) - lam, 0), w),
    "l2_squared": lambda w, lam: np.divide(w, 1 + lam),
    "l0": lambda w, lam: np.where(w**2 > 2 * lam, w, np.zeros_like(w)),
}


def penalty(w, kind):
    try:
        f = PENALTIES[kind]
    except KeyError as error:
        raise ValueError(f"no penalty {kind}") from error
    return f(w)


def shrink(w, lam, kind):
    if kind not in SHRINKS:
        raise ValueError(f"no shrinkage {kind}")
    return SHRINKS[kind](w, lam)

import math

import numpy as np


def penalty(w, kind):
    values = [float(v) for v in w.flat]
    if kind == "l0":
        return sum(1 for v in values if v != 0)
    if kind == "l1":
        return math.fsum(abs(v) for v in values)
    if kind == "l2":
        return math.sqrt(math.fsum(v * v for v in values))
    if kind == "l2_squared":
        return math.fsum(v * v for v in values)
    raise ValueError(kind)


def shrink(w, lam, kind):
    if kind not in ("l0", "l1", "l2_squared"):
        raise ValueError(kind)
    out = np.empty_like(w)
    for i, v in np.ndenumerate(w):
        if kind == "l1":
            out[i] = v - lam if v > lam else v + lam if v < -lam else 0
        elif kind == "l2_squared":
            out[i] = v / (1 + lam)
        else:
            out[i] = v if abs(v) > math.sqrt(2 * lam) else 0
    return out

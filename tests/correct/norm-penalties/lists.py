import math

import numpy as np


def penalty(w, kind):
    values = w.ravel().tolist()
    if kind == "l0":
        return float(sum(v != 0 for v in values))
    if kind == "l1":
        return math.fsum(map(abs, values))
    if kind == "l2":
        return math.hypot(*values)
    if kind == "l2_squared":
        return math.fsum(v * v for v in values)
    raise ValueError(kind)


def _one(v, lam, kind):
    if kind == "l1":
        return math.copysign(max(abs(v) - lam, 0.0), v)
    if kind == "l2_squared":
        return v / (1 + lam)
    return v if v * v > 2 * lam else 0.0


def shrink(w, lam, kind):
    if kind not in ("l0", "l1", "l2_squared"):
        raise ValueError(kind)
    out = [_one(v, lam, kind) for v in w.ravel().tolist()]
    return np.array(out, dtype=w.dtype).reshape(w.shape)

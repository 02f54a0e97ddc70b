import math

import torch
import torch.nn.functional as F


def penalty(w, kind):
    table = {
        "l0": lambda: (w != 0).to(w.dtype).sum(),
        "l1": lambda: torch.linalg.vector_norm(w, 1),
        "l2": lambda: torch.linalg.vector_norm(w),
        "l2_squared": lambda: w.square().sum(),
    }
    if kind not in table:
        raise ValueError(kind)
    return table[kind]()


def shrink(w, lam, kind):
    if kind == "l1":
        return F.softshrink(w, lam)
    if kind == "l2_squared":
        return w.div(1 + lam)
    if kind == "l0":
        return F.hardshrink(w, math.sqrt(2 * lam))
    raise ValueError(kind)
